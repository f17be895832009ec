import { defineConfig } from 'astro/config';
import { config } from './src/config.ts';
import { devCatalog } from './src/integrations/dev-catalog.ts';
import { nativeCatalog } from './src/integrations/native-catalog.ts';
import { publishFiles } from './src/integrations/publish-files.ts';
import { searchIndex } from './src/integrations/search-index.ts';

export default defineConfig({
  site: config.site,
  base: config.base,
  trailingSlash: 'always',
  output: 'static',
  // Sheets are files: one is cached for all pages, and no page carries an inline style.
  build: { format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  // Cards do not pass through Astro's Markdown, so its highlighter with inline styles stays out.
  markdown: { syntaxHighlight: false },
  integrations: [nativeCatalog(), devCatalog(), publishFiles(), searchIndex()],
  // Scripts are files too: then the policy in public/_headers holds without hashes.
  vite: { build: { assetsInlineLimit: 0 } },
  security: {
    csp: {
      directives: [
        "default-src 'none'",
        "connect-src 'self'",
        "font-src 'self'",
        "img-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
      ],
      // The search index is WebAssembly.
      scriptDirective: { resources: ["'self'", "'wasm-unsafe-eval'"] },
      styleDirective: { resources: ["'self'"] },
    },
  },
});
