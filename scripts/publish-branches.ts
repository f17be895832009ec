/**
 * Publishes what other services read from branches: `notebooks` with the notebook of every card,
 * and `binder-<id>` for each card that runs there. Each is one commit without a parent, dated as
 * the commit it was made from, so that the same source makes the same ids.
 *
 * `--dry-run` says what would move; `--remote NAME` names another remote than `origin`.
 */
import { parseArgs } from 'node:util';
import { loadCatalog, loadRegistry } from '../src/catalog/load.ts';
import { config } from '../src/config.ts';
import { projectRoot } from './commands/project-root.ts';
import { branchesOf } from './publish/branches.ts';
import { gitIn, type Move } from './publish/git.ts';
import { comparePublication } from './publish/publish.ts';

process.exitCode = main(process.argv.slice(2));

function main(args: readonly string[]): number {
  const { values } = parseArgs({
    args: [...args],
    options: {
      'dry-run': { type: 'boolean', default: false },
      remote: { type: 'string', default: 'origin' },
    },
  });
  const { cards, problems } = loadCatalog(projectRoot);
  const broken = problems.filter(({ level }) => level === 'error');
  if (broken.length > 0) {
    console.error(
      `Nothing is published: the catalog has ${broken.length} errors. Run check first.`,
    );
    return 1;
  }
  const publisher = { site: `${config.site}${config.base}`, repository: config.repository };
  const branches = branchesOf(cards, loadRegistry(projectRoot).registry, publisher);
  const git = gitIn(process.cwd());
  const source = 'HEAD';
  const who = { name: config.name, email: `noreply@${new URL(config.site).hostname}` };
  const { moves, strangers } = comparePublication(git, values.remote, branches, source, who);
  for (const move of moves) console.log(describe(move));
  if (moves.length === 0) console.log('Every branch is as it should be.');
  if (!values['dry-run']) git.push(values.remote, moves);
  for (const name of strangers)
    console.error(`${name} was not made by this script; it is left alone.`);
  return strangers.length > 0 ? 1 : 0;
}

function describe({ branch, from, to }: Move): string {
  if (to === '') return `deleted  ${branch}`;
  return `${from === '' ? 'new     ' : 'changed '} ${branch} ${to.slice(0, 12)}`;
}
