import { describe, expect, it } from 'vitest';
import {
  type Marker,
  type MarkerEnvironment,
  evaluateMarker,
  formatMarker,
  formatSpecifier,
  inRange,
  parseMarker,
  pythonRangeOf,
  rangeToSpecifier,
  simplifyMarker,
  toRange,
} from './index.ts';

function markerOf(text: string): Marker {
  const result = parseMarker(text);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

const LINUX = {
  os_name: 'posix',
  sys_platform: 'linux',
  platform_system: 'Linux',
  platform_machine: 'x86_64',
  platform_version: '10.0.19045',
  platform_release: '6.1.0-18-amd64',
  python_version: '3.9',
  python_full_version: '3.9.7',
} as const satisfies MarkerEnvironment;

describe('parseMarker', () => {
  it.each([
    ['os_name=="posix"', "os_name == 'posix'"],
    ["(os_name == 'a')", "os_name == 'a'"],
    [
      "os_name=='a'and(os_name=='b'or os_name=='c')",
      "os_name == 'a' and (os_name == 'b' or os_name == 'c')",
    ],
    [
      "os_name=='a' or (os_name=='b' and os_name=='c')",
      "os_name == 'a' or os_name == 'b' and os_name == 'c'",
    ],
    [
      "os.name == 'a' and python_implementation == 'b'",
      "os_name == 'a' and platform_python_implementation == 'b'",
    ],
    ["extra == 'Foo_Bar'", "extra == 'foo-bar'"],
    ["'Foo.Bar' in extras", "'foo-bar' in extras"],
    ['os_name not \t in "it\'s"', 'os_name not in "it\'s"'],
  ])('reads %s as %s', (text, expected) => {
    expect(formatMarker(markerOf(text))).toBe(expected);
  });

  it.each([
    [
      '',
      0,
      0,
      'Unexpected the end of the text, expected a field such as `python_version`, or a text in quotes',
      undefined,
    ],
    [
      'python_version >= 3.8',
      18,
      3,
      'Unexpected `3.8`, expected a field such as `python_version`, or a text in quotes',
      "Write `'3.8'` if a text is meant.",
    ],
    [
      "pythonVersion >= '3'",
      0,
      13,
      'Unexpected `pythonVersion`, expected a field such as `python_version`, or a text in quotes',
      'Write `python_version`.',
    ],
    [
      "os_name = 'a'",
      8,
      1,
      'Unexpected `=`, expected an operator such as `==`, `>=`, `in` or `not in`',
      'Write `==`.',
    ],
    ["os_name not 'a'", 12, 1, "Unexpected `'`, expected `in` after `not`", undefined],
    [
      "os_name == 'a' && os_name == 'b'",
      15,
      1,
      'Unexpected `&`, expected `and`, `or` or the end of the marker',
      'Write `and` instead of `&&`.',
    ],
    [
      "os_name == 'a",
      11,
      2,
      'Unexpected end of the text, expected the closing quote of this one',
      undefined,
    ],
    [
      "os_name == 'a\\b'",
      13,
      1,
      'Unexpected `\\\\` in a marker, expected a text without it',
      undefined,
    ],
    [
      "(os_name == 'a'",
      15,
      0,
      'Unexpected the end of the text, expected `and`, `or` or `)`',
      undefined,
    ],
  ])('refuses %j at the right place', (text, offset, length, message, hint) => {
    const result = parseMarker(text);

    const problem = { offset, length, message, ...(hint !== undefined && { hint }) };
    expect(result).toEqual({ ok: false, problem });
  });

  it('refuses nesting that only an attack has', () => {
    const result = parseMarker('('.repeat(100_000));

    expect(!result.ok && result.problem.offset).toBe(100);
  });
});

describe('evaluateMarker', () => {
  it.each([
    ["python_version >= '3.9.5'", false],
    ["python_version < '3.9.1'", true],
    ["python_version == '3.9.0'", true],
    ["python_full_version >= '3.9.5'", true],
    ["'3.8' <= python_version", true],
    ["python_version in '3.90'", true],
    ["os_name >= 'posix'", true],
    ["os_name > 'a'", false],
    ["os_name < 'z'", false],
    ["platform_version >= '10.0.2'", false],
    ["platform_release >= '6'", false],
    ["sys_platform == 'win32' or os_name == 'posix' and python_version == '3.9'", true],
    ["(sys_platform == 'win32' or os_name == 'posix') and python_version == '3.8'", false],
    ["extra == 'x'", false],
    ["os_name ~= '1.0'", undefined],
    ["os_name === 'posix'", undefined],
    ["python_version ~= '3'", undefined],
    ["implementation_name == 'cpython'", undefined],
    ["os_name == 'posix' or os_name ~= 'x'", undefined],
  ])('%s is %s', (text, expected) => {
    expect(evaluateMarker(markerOf(text), LINUX)).toBe(expected);
  });

  it('compares extras and groups by their normal names', () => {
    const environment = { ...LINUX, extra: 'Foo.Bar', extras: ['Foo_Bar'] };

    expect(
      evaluateMarker(markerOf("extra == 'foo-bar' and 'foo.BAR' in extras"), environment),
    ).toBe(true);
  });

  it('reads the version of an untagged Python', () => {
    const environment = { python_full_version: '3.14.0a1+' };

    expect(evaluateMarker(markerOf("python_full_version == '3.14.0a1'"), environment)).toBe(true);
  });
});

describe('pythonRangeOf', () => {
  it.each([
    ["python_version >= '3.9'", '>=3.9.dev0'],
    ["python_version > '3.9'", '>=3.10.dev0'],
    ["python_version >= '3.9.5'", '>=3.10.dev0'],
    ["python_version < '3.9.1'", '<3.10'],
    ["python_version <= '3.9'", '<3.10'],
    ["python_version < '3.9'", '<3.9'],
    ["python_version == '3.9'", '==3.9.*'],
    ["python_version == '3.*'", '==3.*'],
    ["python_version != '3.9'", '!=3.9.*'],
    ["python_version ~= '3.9'", '>=3.9.dev0,<4.0'],
    [
      "python_version in '3.9 3.10'",
      '>=3.1.dev0,<3.11,!=3.2.*,!=3.3.*,!=3.4.*,!=3.5.*,!=3.6.*,!=3.7.*,!=3.8.*',
    ],
    ["'3.9' <= python_version", '>=3.9.dev0'],
    ["'3.9' > python_version", '<3.9'],
    ["python_version == 'abc'", '<0'],
    ["python_full_version >= '3.9.5'", '>=3.9.5'],
    ["python_version >= '3.9' and python_version < '3.12'", '>=3.9.dev0,<3.12'],
    ["python_version < '3.9' or sys_platform == 'win32'", '<3.9'],
    ["python_version < '3.9' and sys_platform == 'win32'", '<0'],
    ["python_version < '3.9' or sys_platform == 'linux'", ''],
  ])('%s holds for %j', (text, expected) => {
    const range = pythonRangeOf(markerOf(text), { sys_platform: 'linux' });

    const printed = range && rangeToSpecifier(range);
    expect(printed && formatSpecifier(printed)).toBe(expected);
  });

  it.each(["os_name == 'nt'", "'3' in python_version", "python_version ~= '3'"])(
    'has no range for %s',
    (text) => {
      expect(pythonRangeOf(markerOf(text), {})).toBeUndefined();
    },
  );

  it('says what evaluation says, for each Python', () => {
    const operators = ['==', '!=', '<', '>', '<=', '>=', '~=', 'in', 'not in'];
    const values = ['3', '3.9', '3.9.1', '3.10', '3.10.*', '3.10.0a2', '2.7', '4', '1!3', 'x'];
    const fields = ['python_version', 'python_full_version'];
    const pythons = ['2.7.18', '3.8.0', '3.9.0', '3.9.1', '3.10.0a2', '3.10.0', '3.10.4', '4.0.0'];
    const texts = fields.flatMap((field) =>
      operators.flatMap((operator) => values.map((value) => `${field} ${operator} '${value}'`)),
    );

    for (const text of texts) {
      const marker = markerOf(text);
      const range = pythonRangeOf(marker, {});
      for (const full of pythons) {
        const python_version = full.split('.').slice(0, 2).join('.');
        const expected = evaluateMarker(marker, { python_full_version: full, python_version });
        expect(range && inRange(range, full), `${text} on ${full}`).toBe(expected);
      }
    }
  });
});

describe('simplifyMarker', () => {
  const target = { environment: { sys_platform: 'linux' }, python: toRange('>=3.10,<3.13') };

  it.each([
    ["sys_platform == 'linux'", 'always'],
    ["sys_platform == 'win32'", 'never'],
    ["python_version >= '3.10'", 'always'],
    ["python_version < '3.10'", 'never'],
    ["python_full_version < '3.13'", 'always'],
    ["python_full_version >= '3.10.0'", 'always'],
    ["python_version < '3.12'", "python_version < '3.12'"],
    ["python_version < '3.12' and sys_platform == 'linux'", "python_version < '3.12'"],
    ["python_version < '3.12' and sys_platform == 'win32'", 'never'],
    ["python_version < '3.12' or sys_platform == 'linux'", 'always'],
    ["python_version < '3.12' or python_version >= '3.12'", 'always'],
    ["python_version < '3.11' and python_version > '3.11'", 'never'],
    ["platform_machine == 'arm64' or sys_platform == 'win32'", "platform_machine == 'arm64'"],
    [
      "platform_machine == 'a' and (python_version < '3.12' or python_version >= '3.12')",
      "platform_machine == 'a'",
    ],
    ["platform_machine == 'a' or platform_machine == 'a'", "platform_machine == 'a'"],
    ["extra == 'x'", "extra == 'x'"],
    ["sys_platform ~= 'x'", "sys_platform ~= 'x'"],
  ])('makes of %s: %s', (text, expected) => {
    const result = simplifyMarker(markerOf(text), target);

    expect(typeof result === 'string' ? result : formatMarker(result)).toBe(expected);
  });

  it('counts only final releases of Python', () => {
    const python = toRange('==3.13.*');

    const result = simplifyMarker(markerOf("python_full_version >= '3.13.0'"), {
      environment: {},
      python,
    });

    expect(result).toBe('always');
  });
});
