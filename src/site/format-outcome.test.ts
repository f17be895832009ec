import { describe, expect, it } from 'vitest';
import { type Format, formatRefusal } from '../core/render/format.ts';
import { paste } from '../core/render/shell-formats.ts';
import { exampleCard, exampleRegistry } from './example.fixture.ts';
import { formatOutcome } from './format-outcome.ts';
import { formatTree } from './format-tree.ts';
import { initialState } from './planner-state.ts';
import { defaultTarget } from './targets.ts';
import { treeToHtml } from './tree-html.ts';

const card = exampleCard();
const target = defaultTarget(card, exampleRegistry);
const request = { card, target, registry: exampleRegistry };

const mute: Format = {
  ...paste,
  id: 'mute',
  isCommon: false,
  render: (asked) => formatRefusal(asked, 'It cannot speak.'),
};
const folder: Format = {
  ...paste,
  id: 'folder',
  render: () => ({
    kind: 'rendering',
    files: [
      { name: 'a/<b>.txt', text: 'one\n' },
      { name: 'run.sh', text: 'two\n', executable: true },
    ],
    use: [{ title: 'Run it', reason: 'now', lines: 'sh ./run.sh' }],
    notes: ['It is <short>.'],
  }),
};
const all = [paste, mute, folder];

describe('formatOutcome', () => {
  it('names the common formats that work where one refuses', () => {
    const outcome = formatOutcome(all, 'mute', request);

    expect(outcome).toMatchObject({
      result: { kind: 'refusal', obstacle: 'format', reason: 'It cannot speak.' },
      instead: [{ id: 'paste' }, { id: 'folder' }],
    });
  });
});

describe('formatTree', () => {
  const draw = (as: string): string => {
    const state = initialState(target, as);
    const outcome = formatOutcome(all, as, request);
    return treeToHtml(formatTree(card, exampleRegistry, state, folder, outcome));
  };

  it('shows every file with its text, its use and its notes, as text', () => {
    const html = draw('folder');

    expect(html).toContain('<code id="file-0">one\n</code>');
    expect(html).toContain('<code id="file-1">two\n</code>');
    expect(html).toContain('<code id="use-0">sh ./run.sh</code>');
    expect(html).toContain('It is &lt;short&gt;.');
    expect(html).toContain('download="&lt;b&gt;.txt"');
  });

  it('leads from a refusal to formats for the same target', () => {
    const html = draw('mute');

    expect(html).toContain('It cannot speak.');
    expect(html).toContain('&amp;as=folder"');
  });
});
