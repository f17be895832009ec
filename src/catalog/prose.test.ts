import { describe, expect, it } from 'vitest';
import { renderProse } from './prose.ts';

describe('renderProse', () => {
  it.each([
    ['a script', '<script>alert(1)</script>', /script|alert/],
    ['an event handler', '<img src=x onerror=alert(1)>', /onerror|<img/],
    ['a javascript link', '[a](javascript:alert(1))', /javascript/],
    ['an entity in a link', '[a](java&#115;cript:alert(1))', /script/],
    ['a reference link', '[a][b]\n\n[b]: data:text/html,x', /data:/],
    ['a protocol-relative link', '[a](//example.org)', /example/],
    ['a remote picture', '![a](https://example.org/a.png)', /<img/],
    ['a style', '<div style="position:fixed">x</div>', /style|div/],
    ['a checkbox', '- [x] done', /<input/],
    ['an http link', '[a](http://example.org)', /href/],
  ])('drops %s', (_what, markdown, trace) => {
    expect(renderProse(markdown).html).not.toMatch(trace);
  });

  it('keeps https and mail links, marked as foreign', () => {
    const { html } = renderProse('[a](https://example.org/) [b](mailto:a@example.org)');

    expect(html).toBe(
      '<p><a href="https://example.org/" rel="nofollow ugc noopener noreferrer">a</a> <a href="mailto:a@example.org" rel="nofollow ugc noopener noreferrer">b</a></p>',
    );
  });

  it('names headings below the page title, each once', () => {
    const { html, headings } = renderProse('# Location\n\n## Location\n\n[up](#location)');

    expect(headings).toEqual([
      { depth: 2, text: 'Location', id: 'text-location' },
      { depth: 2, text: 'Location', id: 'text-location-2' },
    ]);
    expect(html).toContain('<a href="#text-location">');
  });

  it('keeps a picture beside the card', () => {
    expect(renderProse('![A leaf](./leaf.png)').html).toBe(
      '<p><img src="./leaf.png" alt="A leaf"></p>',
    );
  });
});
