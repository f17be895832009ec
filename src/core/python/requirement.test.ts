import { describe, expect, it } from 'vitest';
import {
  formatMarker,
  formatRequirement,
  formatSpecifier,
  normalizeName,
  parseRequirement,
} from './index.ts';

describe('parseRequirement', () => {
  it('takes a requirement apart', () => {
    const result = parseRequirement("Torch[Opt, x] >=2.1,<3 ; sys_platform == 'linux'");

    expect(
      result.ok && {
        ...result.value,
        specifier: formatSpecifier(result.value.specifier),
        marker: formatMarker(result.value.marker!),
      },
    ).toEqual({
      name: 'Torch',
      extras: ['Opt', 'x'],
      specifier: '>=2.1,<3',
      url: undefined,
      marker: "sys_platform == 'linux'",
    });
  });

  it('leaves what is absent empty or undefined', () => {
    const result = parseRequirement('foo');

    const value = {
      name: 'foo',
      extras: [],
      specifier: { clauses: [] },
      url: undefined,
      marker: undefined,
    };
    expect(result).toEqual({ ok: true, value });
  });

  it.each([
    ['foo ( >= 1 , < 2 , )', 'foo>=1,<2'],
    ['foo[]', 'foo'],
    ['foo[a,a]', 'foo[a]'],
    ['foo_', 'foo_'],
    ['foo===1,>=2', 'foo===1,>=2'],
    ['foo===french;os_name=="nt"', "foo===french; os_name == 'nt'"],
    ['foo@https://x.org/a.whl', 'foo @ https://x.org/a.whl'],
    [
      'foo @ git+ssh://git@host:path/x.git@v1 ; os_name=="nt"',
      "foo @ git+ssh://git@host:path/x.git@v1 ; os_name == 'nt'",
    ],
    ['foo @ https://x.org/a;b', 'foo @ https://x.org/a;b'],
    [' \tfoo >=1 \t', 'foo>=1'],
  ])('reads %j as %s', (text, expected) => {
    const result = parseRequirement(text);

    expect(result.ok && formatRequirement(result.value)).toBe(expected);
  });

  it.each([
    ['', 0, 0, 'Unexpected the end of the text, expected the name of a package', undefined],
    [
      '-e .',
      0,
      2,
      'Unexpected `-e`, expected the name of a package',
      'Options of pip are no requirements.',
    ],
    [
      'foo-',
      3,
      1,
      'Unexpected `-` at the end of a name, expected a letter or digit',
      'Write `foo`.',
    ],
    ['foo[a,]', 6, 1, 'Unexpected `]`, expected the name of an extra', undefined],
    ['foo[a b]', 6, 1, 'Unexpected `b`, expected `,` or `]`', undefined],
    ['foo[a', 3, 2, 'Unexpected end of the text, expected `]` for this `[`', undefined],
    ['foo (>=1', 4, 4, 'Unexpected end of the text, expected `)` for this `(`', undefined],
    [
      'foo 1.0',
      4,
      3,
      'Unexpected `1.0`, expected an operator such as `>=` or `==`',
      'Write `==1.0`.',
    ],
    [
      'foo>=1 <2',
      7,
      1,
      'Unexpected `<`, expected a comma or `;` after a version',
      'Put a comma between two conditions.',
    ],
    [
      'foo>=1.*',
      6,
      2,
      'Unexpected `.*`, expected a plain version after `>=`; only `==` and `!=` take `.*`',
      'Write `>=1`.',
    ],
    ['foo>=1 # c', 7, 1, 'Unexpected `#`, expected a comma or `;` after a version', undefined],
    ['foo # c', 4, 1, 'Unexpected `#`, expected `;` or the end', 'Leave the comment out.'],
    ['foo @ ', 6, 0, 'Unexpected the end of the text, expected an address after `@`', undefined],
    [
      "foo @ https://x.org/a; os_name == 'nt'",
      23,
      7,
      'Unexpected `os_name`, expected `;` or the end after the address',
      'Put a space before the `;` after an address.',
    ],
    [
      'foo --index-url https://x.org/a',
      4,
      11,
      'Unexpected `--index-url`, expected a version, `;` or the end',
      'Leave options of pip out.',
    ],
    [
      'git+https://x.org/a',
      3,
      6,
      'Unexpected `+https`, expected a version, `;` or the end',
      'Write `name @ address`.',
    ],
    [
      'foo;',
      4,
      0,
      'Unexpected the end of the text, expected a field such as `python_version`, or a text in quotes',
      undefined,
    ],
    [
      "foo; os_name == 'nt'; x",
      20,
      1,
      'Unexpected `;`, expected `and`, `or` or the end of the marker',
      undefined,
    ],
    ['föö', 1, 1, 'Unexpected `ö`, expected a version such as `>=1.0`, `;` or the end', undefined],
  ])('refuses %j at the right place', (text, offset, length, message, hint) => {
    const result = parseRequirement(text);

    const problem = { offset, length, message, ...(hint !== undefined && { hint }) };
    expect(result).toEqual({ ok: false, problem });
  });
});

describe('normalizeName', () => {
  it('treats dashes, dots and underscores alike', () => {
    expect(normalizeName('Ruamel._-YAML')).toBe('ruamel-yaml');
  });
});
