/** Name, address and repository of this installation: `cardstock.config.json`, overridden by the environment. */
import { env } from 'node:process';
import file from '../cardstock.config.json' with { type: 'json' };

export interface Config {
  /** Name for people. */
  readonly name: string;
  /** Origin of the site, without a slash at the end. */
  readonly site: string;
  /** Path that the site lives under; begins and ends with a slash. */
  readonly base: string;
  /** Repository that cards are contributed to, without a slash at the end. */
  readonly repository: string;
  /** Whether each card's page has scripts, checks and a notebook beside it; they take most of a build. */
  readonly scripts: boolean;
}

/**
 * The configuration in force: `CARDSTOCK_SITE`, `CARDSTOCK_BASE`, `CARDSTOCK_REPOSITORY` and
 * `CARDSTOCK_SCRIPTS` (`yes` or `no`) win over the file.
 */
export const config: Config = {
  name: file.name,
  site: withoutSlash(env['CARDSTOCK_SITE'] ?? file.site),
  base: betweenSlashes(env['CARDSTOCK_BASE'] ?? file.base),
  repository: withoutSlash(env['CARDSTOCK_REPOSITORY'] ?? file.repository),
  scripts:
    env['CARDSTOCK_SCRIPTS'] === undefined ? file.scripts : env['CARDSTOCK_SCRIPTS'] === 'yes',
};

/** Address of the page that explains a rule. */
export function ruleUrl(id: string): string {
  return `${config.site}${config.base}rules/${id}/`;
}

function withoutSlash(text: string): string {
  return text.replace(/\/+$/, '');
}

function betweenSlashes(text: string): string {
  const inner = text.replace(/^\/+|\/+$/g, '');
  return inner === '' ? '/' : `/${inner}/`;
}
