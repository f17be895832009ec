/** Rules about environment variables. */
import { pointerTo } from '../../catalog/locate.ts';
import type { Finding } from '../../catalog/finding.ts';
import type { Rule } from '../rule.ts';
import { at, mappingOf } from '../values.ts';

/** Variables that make programs load code, send traffic elsewhere or find other programs. */
const FORBIDDEN =
  /^(?:LD_.*|DYLD_.*|PATH|HOME|SHELL|IFS|ENV|BASH_.*|ZDOTDIR|PROMPT_COMMAND|PS[0-4]|TMPDIR|EDITOR|VISUAL|PAGER|LESS.*|PYTHON(?!UNBUFFERED$|HASHSEED$|NOUSERSITE$|UTF8$|WARNINGS$).*|PIP_.*|UV_.*|CONDA_.*|MAMBA_.*|NPM_.*|NODE_.*|PERL.*|RUBY.*|JAVA_TOOL_OPTIONS|_JAVA_OPTIONS|GIT_.*|SSH_.*|SUDO_.*|DOCKER_.*|CURL_.*|WGET.*|(?:HTTP|HTTPS|FTP|ALL|NO)_PROXY|SSL_.*|REQUESTS_CA_BUNDLE|OPENSSL_.*|GCONV_PATH|HOSTALIASES|LOCALDOMAIN|RES_OPTIONS|NLSPATH|COMSPEC|PATHEXT|PSMODULEPATH|SYSTEMROOT|WINDIR|APPDATA|LD|RUSTC_WRAPPER|HF_ENDPOINT)$/;

/** Letters and marks that need no thought in any shell, file or container. */
const TAME_VALUE = /^[A-Za-z0-9 _.,:/=+@~{}-]*$/;

export const environment: Rule = {
  id: 'R208',
  title: 'Environment variable is not allowed',
  level: 'error',
  why: 'Some variables make every program load code or trust another server, and some values act on a shell.',
  fix: 'Leave the variable out, or use a value of plain letters, digits and path marks.',
  example: {
    kind: 'keys',
    bad: 'env: { PIP_INDEX_URL: "https://example.org" }',
    good: 'env: { HF_HUB_OFFLINE: "1" }',
  },
  check: ({ sites }) =>
    sites.variable.flatMap(({ pointer, key, value }): readonly Finding[] => {
      if (FORBIDDEN.test(key)) {
        const message = `environment variable ${key} is not allowed`;
        return [{ rule: 'R208', place: { pointer, at: 'key' }, message }];
      }
      const nested = mappingOf(value)?.['value'];
      const text = typeof value === 'string' ? value : nested;
      if (typeof text !== 'string' || TAME_VALUE.test(text)) return [];
      const message = `value has characters that are not allowed: ${key}`;
      const place = typeof value === 'string' ? pointer : pointerTo(pointer, 'value');
      return [{ rule: 'R208', place: { pointer: place }, message }];
    }),
};

export const secret: Rule = {
  id: 'C316',
  title: 'Secret with a value',
  level: 'error',
  why: 'A secret in a card is public.',
  fix: 'Delete `value` and write `ask: true`.',
  example: {
    kind: 'keys',
    bad: 'env: { HF_TOKEN: { value: abc, secret: true } }',
    good: 'env: { HF_TOKEN: { ask: true, secret: true } }',
  },
  check: ({ sites }) =>
    sites.variable.flatMap(({ pointer, key, value }) => {
      const variable = mappingOf(value);
      if (variable?.['secret'] !== true || variable['value'] === undefined) return [];
      return [
        at('C316', pointerTo(pointer, 'value'), `${key} is a secret and must not have a value`),
      ];
    }),
};

export const askedValue: Rule = {
  id: 'C317',
  title: 'Variable has no value and nobody is asked',
  level: 'error',
  why: 'Nothing would be set.',
  fix: 'Give a value, or write `ask: true`.',
  example: {
    kind: 'keys',
    bad: 'env: { DATA_DIR: { ask: true, value: data } }',
    good: 'env: { DATA_DIR: { ask: true } }',
  },
  check: ({ sites }) =>
    sites.variable.flatMap(({ pointer, key, value }) => {
      const variable = mappingOf(value);
      if (
        variable === undefined ||
        (variable['ask'] === true) === (variable['value'] === undefined)
      )
        return [];
      const found = variable['ask'] === true ? 'has a value and asks for one' : 'has no value';
      return [at('C317', pointer, `${key} ${found}`)];
    }),
};

/** Rules about environment variables. */
export const environmentRules: readonly Rule[] = [environment, secret, askedValue];
