/** Apps for Briefcase: their configuration read as TOML, their Python compiled, as Briefcase wants them. */
import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { briefcase } from '../../src/core/render/briefcase/briefcase.ts';
import { formats } from '../../src/core/render/formats.ts';
import { realRegistry } from '../unit/real-catalog.ts';
import { ODD_VALUES, madeOfHostileCards, madeOfRealCards, oddCard } from './distinct-renderings.ts';
import { readScripts } from './system-python.ts';

interface App {
  readonly formal_name: string;
  readonly description: string;
  readonly sources: readonly string[];
  readonly macOS: Section;
  readonly windows: Section;
  readonly linux: Section;
  readonly iOS: Section;
}

interface Section {
  readonly supported?: boolean;
  readonly requires?: readonly string[];
  readonly requirement_installer_args?: readonly string[];
  readonly env_manager?: string;
}

interface Project {
  readonly tool: {
    readonly briefcase: {
      readonly project_name: string;
      readonly bundle: string;
      readonly license: string;
      readonly app: Readonly<Record<string, App>>;
    };
  };
}

const TARGET = { platform: 'ubuntu-24.04', gpu: 'cpu', tool: 'pip', features: [] } as const;

const made = madeOfRealCards(briefcase);

function read(text: string): Project {
  return parse(text) as unknown as Project;
}

function appOf(text: string): readonly [string, App] {
  return Object.entries(read(text).tool.briefcase.app)[0]!;
}

describe('apps for Briefcase', () => {
  it('are made of many targets, and the format is offered', () => {
    expect(made.length).toBeGreaterThan(120);
    expect(formats).toContain(briefcase);
  });

  it('have a name that is a module, and every file of it', () => {
    for (const { card, rendering } of made) {
      const [project, ...others] = rendering.files;
      const [appName, app] = appOf(project!.text);
      const module = appName.replaceAll('-', '_');

      expect(module).toBe(`${card.id.replaceAll('-', '_')}_app`);
      expect(app.sources).toEqual([`src/${module}`]);
      expect(others.map((file) => file.name)).toEqual([
        'CHANGELOG',
        `src/${module}/__init__.py`,
        `src/${module}/__main__.py`,
        `src/${module}/app.py`,
      ]);
    }
  });

  it('require something on each system, or say that they do not support it', () => {
    for (const { name, rendering } of made) {
      const [, app] = appOf(rendering.files[0]!.text);

      for (const section of [app.macOS, app.windows, app.linux]) {
        const isSupported = (section.requires ?? []).length > 0;
        expect({ name, isSupported }).toEqual({
          name,
          isSupported: section.supported !== false,
        });
        expect(section.requirement_installer_args ?? []).not.toContain('--extra-index-url');
      }
      expect(app.iOS.supported).toBe(false);
    }
  });

  it('take the build of PyTorch by the switch of uv, and so name uv', () => {
    const { rendering } = made.find(({ name }) => name === 'cellpose--ubuntu-nvidia-new-pip')!;
    const [, { linux }] = appOf(rendering.files[0]!.text);

    expect(linux).toEqual({
      requires: ['torch==2.14.*', 'torchvision==0.29.*', 'cellpose'],
      env_manager: 'uv',
      requirement_installer_args: ['--torch-backend=cu130'],
    });
    expect(rendering.use.map(({ lines }) => lines).join('\n')).toContain('install briefcase uv');
  });

  it('name system packages for each distribution', () => {
    const { rendering } = made.find(({ name }) => name === 'openai-whisper--ubuntu-cpu')!;
    const { linux } = appOf(rendering.files[0]!.text)[1] as unknown as {
      linux: { system: Record<string, { system_runtime_requires: readonly string[] }> };
    };

    expect(linux.system['debian']!.system_runtime_requires).toEqual(['ffmpeg']);
    expect(linux.system['fedora']!.system_runtime_requires).toEqual(['ffmpeg-free']);
  });

  it('compile', () => {
    const programs = [
      ...new Set(
        made.flatMap(({ rendering }) =>
          rendering.files.filter((file) => file.name.endsWith('.py')).map(({ text }) => text),
        ),
      ),
    ];

    for (const { fault } of readScripts(programs)) {
      expect(fault).toBeNull();
    }
  });

  it('are ASCII and the same each time', () => {
    for (const { card, rendering, target } of made) {
      for (const { text } of rendering.files) expect(text).toMatch(/^[ -~\n]*[^\n]\n$/);
      expect(briefcase.render({ card, target, registry: realRegistry })).toEqual(rendering);
    }
  });

  it('of hostile and odd cards are TOML and Python still', () => {
    const odd = ODD_VALUES.map((value) => {
      const card = { ...oddCard(value), after: [], verify: { run: ['leaf', value] } };
      const found = briefcase.render({ card, target: TARGET, registry: realRegistry });
      if (found.kind === 'refusal') throw new Error(found.reason);
      return found;
    });
    const all = [...odd, ...madeOfHostileCards(briefcase).map(({ rendering }) => rendering)];

    const faults = readScripts(all.map(({ files }) => files.at(-1)!.text));
    for (const [index, { files }] of all.entries()) {
      const [, app] = appOf(files[0]!.text);
      expect(app.formal_name).toMatch(/^[A-Za-z][A-Za-z0-9 _-]*$/);
      expect(app.linux.requires!.length).toBeGreaterThan(0);
      expect(faults[index]!.fault).toBeNull();
    }
  });
});
