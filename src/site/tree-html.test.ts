import { assert, property, string } from 'fast-check';
import { fromHtml } from './parse-html.fixture.ts';
import { describe, expect, it } from 'vitest';
import { h } from './tree.ts';
import { jsonForScript, treeToHtml } from './tree-html.ts';

describe('treeToHtml', () => {
  it('prints attributes, texts and void elements', () => {
    const tree = h('p', { class: 'a', hidden: true, title: undefined }, 'x', h('br'), false, ['y']);

    expect(treeToHtml(tree)).toBe('<p class="a" hidden>x<br>y</p>');
  });

  it('keeps every text and attribute as it was, whatever is in it', () => {
    const text = string({ unit: 'binary', minLength: 1 }).map((value) =>
      value.replace(/[\r\0]/g, '.'),
    );

    assert(
      property(text, text, (content, title) => {
        const html = treeToHtml(h('b', { title }, content));

        expect(fromHtml(html)).toEqual({ tag: 'b', title, content });
      }),
    );
  });
});

describe('jsonForScript', () => {
  it('cannot end its script or open a comment', () => {
    const json = jsonForScript({ text: '</script><!-- <script>\u2028' });

    expect(json).not.toMatch(/[<\u2028]/);
    expect(JSON.parse(json)).toEqual({ text: '</script><!-- <script>\u2028' });
  });
});
