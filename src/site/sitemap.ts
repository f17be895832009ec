/** What crawlers read. */
import type { Config } from '../config.ts';
import type { PublishedFile } from './published.ts';
import { escapeHtml } from './tree-html.ts';

/**
 * The sitemap.
 *
 * @param paths paths of pages below the base, as `about/`
 * @see https://www.sitemaps.org/protocol.html
 */
export function sitemapFile({ site, base }: Config, paths: readonly string[]): PublishedFile {
  const lines = paths
    .toSorted()
    .map((path) => `<url><loc>${escapeHtml(`${site}${base}${path}`)}</loc></url>`);
  const text = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...lines,
    '</urlset>',
    '',
  ].join('\n');
  return { path: 'sitemap.xml', text };
}

/** Everything may be read. */
export function robotsFile({ site, base }: Config): PublishedFile {
  return {
    path: 'robots.txt',
    text: `User-agent: *\nAllow: /\n\nSitemap: ${site}${base}sitemap.xml\n`,
  };
}
