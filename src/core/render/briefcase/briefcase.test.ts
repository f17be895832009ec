import { describe, expect, it } from 'vitest';
import type { Card as RawCard } from '../../generated/card.ts';
import { cardOf, targetOf, torchCardOf } from '../../../../test/unit/small-cards.ts';
import { smallRegistry } from '../../../../test/unit/small-registry.ts';
import type { Card } from '../../card/card.ts';
import type { Target } from '../../plan/plan.ts';
import { briefcase } from './briefcase.ts';

const checked: Partial<RawCard> = { import: 'leaf' };

function render(card: Card, changes: Partial<Target> = {}) {
  return briefcase.render({ card, target: targetOf(changes), registry: smallRegistry });
}

function filesOf(card: Card, changes: Partial<Target> = {}): Readonly<Record<string, string>> {
  const found = render(card, changes);
  if (found.kind === 'refusal') throw new Error(found.reason);
  return Object.fromEntries(found.files.map(({ name, text }) => [name, text]));
}

describe('an app for Briefcase', () => {
  it('is a whole module under a name that is not the model', () => {
    expect(Object.keys(filesOf(cardOf(checked)))).toEqual([
      'pyproject.toml',
      'CHANGELOG',
      'src/leaf_app/__init__.py',
      'src/leaf_app/__main__.py',
      'src/leaf_app/app.py',
    ]);
  });

  it('runs the checks of the plan in its own process', () => {
    const verify = { run: ['leaf-info', '--all'] };
    const app = filesOf(cardOf({ ...checked, verify, env: { LEAF_MODE: 'x' } }))[
      'src/leaf_app/app.py'
    ];

    expect(app).toContain('os.environ.setdefault("LEAF_MODE", "x")');
    expect(app).toContain('exec("import leaf", {"__name__": "__check__"})');
    expect(app).toContain('run_program("leaf-info", ["--all"])');
    expect(app).not.toContain('def run_module');
  });

  it('says which systems it does not support, and why', () => {
    const platforms: RawCard['platforms'] = {
      windows: { support: 'no', why: 'Leaves rot there.' },
    };
    const project = filesOf(cardOf({ ...checked, platforms }))['pyproject.toml'];

    expect(project).toMatch(/\[tool\.briefcase\.app\.leaf-app\.windows\]\n# .*\nsupported = false/);
    expect(project).toMatch(/\[tool\.briefcase\.app\.leaf-app\.iOS\]\nsupported = false/);
  });

  it('says which variables its users have to set', () => {
    const found = render(cardOf({ ...checked, env: { LEAF_TOKEN: { ask: true, secret: true } } }));

    expect(found.kind === 'rendering' ? found.notes : []).toContain(
      'The people who run the app have to set LEAF_TOKEN themselves.',
    );
  });

  it('is refused where one call cannot install what the plan installs', () => {
    const reason = (facts: Partial<RawCard>, changes: Partial<Target> = {}) => {
      const found = render(cardOf({ ...checked, ...facts }), changes);
      return found.kind === 'refusal' ? found.reason : 'rendered';
    };

    expect({
      apart: reason({ steps: [{ pip: ['twig'] }, { pip: ['leaf'], flags: ['no-deps'] }] }),
      variables: reason({ steps: [{ pip: ['leaf'], env: { A: '1' } }] }),
      early: reason({ after: [{ run: ['python', '-m', 'leaf'] }] }),
      python: reason({}, { platform: 'rocky' }),
    }).toMatchInlineSnapshot(`
      {
        "apart": "The plan installs a part with no-deps, and Briefcase installs in one call.",
        "early": "The plan runs a program of the environment first, and an app has none.",
        "python": "Briefcase packages for Linux with the system's own Python; Rocky has 3.9 and the plan needs 3.12.",
        "variables": "The plan builds a package with variables, which Briefcase does not set.",
      }
    `);
    expect(render(cardOf()).kind).toBe('refusal');
    expect(render(torchCardOf(checked)).kind).toBe('rendering');
  });
});
