import { DockerfileParser } from 'dockerfile-ast';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commentDockerfile, execForm, quoteDockerfile } from './dockerfile.ts';

/** Text of one line, with what a builder reads specially more often than chance would have it. */
const line = fc
  .array(
    fc.oneof(
      fc.constantFrom('$', '${', '"', "'", '\\', '#', '`', ' ', '<<', '%', '{{', 'A=', '\u00e9'),
      fc.string({ unit: 'grapheme-ascii', maxLength: 4 }),
    ),
  )
  .map((parts) => parts.join(''))
  .filter((text) => !/\p{Cc}/u.test(text) && text.isWellFormed());

describe('a value of ENV', () => {
  it('comes back whole, whatever it holds', () => {
    fc.assert(
      fc.property(line, (value) => {
        const text = `FROM a:b\nENV NAME=${quoteDockerfile(value)}\nENV LAST="x"\n`;

        const envs = DockerfileParser.parse(text).getENVs();
        const [first, ...others] = envs.flatMap((env) => env.getProperties());

        expect(others.map((one) => one.getName())).toEqual(['LAST']);
        expect(unescaped(first?.getUnescapedValue() ?? '')).toBe(value);
      }),
    );
  });

  it('is refused when it holds a line feed', () => {
    expect(() => quoteDockerfile('a\nRUN id')).toThrow(RangeError);
  });
});

describe('the exec form', () => {
  it('is JSON in ASCII that stands for the same words', () => {
    fc.assert(
      fc.property(fc.array(line), (argv) => {
        const text = execForm(argv);

        expect(JSON.parse(text)).toEqual(argv);
        expect(text).toMatch(/^[ -~]*$/);
      }),
    );
  });
});

describe('a comment', () => {
  it('is one line', () => {
    expect(commentDockerfile('two\nRUN id\u2028lines')).toBe('# two RUN id lines');
  });
});

/** As the reference says: in double quotes a backslash takes the meaning of `"`, `$` and itself. */
function unescaped(quoted: string): string {
  return quoted.slice(1, -1).replaceAll(/\\(["\\$])/g, '$1');
}
