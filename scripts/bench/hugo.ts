/** Hugo on the same cards: a page each with the facts, the prose and highlighted code. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Measured, runSuccessfully } from './run-measured.ts';

const PROGRAM = 'hugo';

/** The program, if it is installed. */
export function hugoProgram(): string | undefined {
  return spawnSync(PROGRAM, ['version'], { stdio: 'ignore' }).status === 0 ? PROGRAM : undefined;
}

/** For example `hugo v0.111.3+extended`. */
export function hugoVersion(): string {
  const { stdout } = spawnSync(PROGRAM, ['version'], { encoding: 'utf8' });
  return stdout.split(' ').slice(0, 2).join(' ');
}

/** Writes a Hugo site with the cards of a root; anew if there is one. */
export function makeHugoSite(root: string): void {
  const site = siteOf(root);
  rmSync(site, { recursive: true, force: true });
  for (const folder of ['content', 'layouts/_default']) {
    mkdirSync(join(site, folder), { recursive: true });
  }
  cpSync(join(root, 'catalog', 'models'), join(site, 'content', 'models'), { recursive: true });
  writeFileSync(join(site, 'config.toml'), CONFIG);
  writeFileSync(join(site, 'layouts', '_default', 'single.html'), PAGE);
  writeFileSync(join(site, 'layouts', '_default', 'list.html'), LIST);
}

/** Builds it from nothing. */
export async function runHugo(program: string, root: string): Promise<Measured> {
  const site = siteOf(root);
  const output = join(site, 'public');
  rmSync(output, { recursive: true, force: true });
  const argv = [program, '--source', site, '--destination', output, '--quiet'] as const;
  return await runSuccessfully({ argv: [...argv], cwd: site });
}

function siteOf(root: string): string {
  return join(root, 'hugo');
}

/** @see https://gohugo.io/getting-started/configuration-markup/ for the highlighter, which is on by default */
const CONFIG = `baseURL = 'https://cardstock.example/'
title = 'Cardstock'
disableKinds = ['taxonomy', 'term', 'RSS']
[outputs]
  home = ['HTML']
  section = ['HTML']
`;

const HEAD = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ .Title }}</title></head>`;

const PAGE = `${HEAD}
<body>
<main>
<h1>{{ .Params.name }}</h1>
<p>{{ .Params.summary }}</p>
<ul>{{ range .Params.tasks }}<li>{{ . }}</li>{{ end }}</ul>
<dl>
<dt>Repository</dt><dd><a href="{{ .Params.upstream.repo }}">{{ .Params.upstream.repo }}</a></dd>
<dt>Version</dt><dd>{{ .Params.version }}</dd>
<dt>Python</dt><dd>{{ .Params.python }}</dd>
{{ range .Params.weights }}<dt>Weights</dt><dd>{{ .from }} ({{ .size_gb }} GB)</dd>{{ end }}
{{ range .Params.variants }}<dt>{{ .id }}</dt><dd>{{ .summary }}</dd>{{ end }}
</dl>
<pre><code>{{ range .Params.pip }}pip install {{ . }}
{{ end }}</code></pre>
{{ highlight .Params.usage "python" "" }}
{{ .Content }}
</main>
</body>
</html>
`;

const LIST = `${HEAD}
<body>
<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Params.name }}</a>: {{ .Params.summary }}</li>
{{ end }}</ul>
</body>
</html>
`;
