import { describe, expect, it } from 'vitest';
import type { Card as RawCard } from '../../generated/card.ts';
import { cardOf, targetOf } from '../../../../test/unit/small-cards.ts';
import { smallRegistry } from '../../../../test/unit/small-registry.ts';
import { scriptMetadata } from './script-metadata.ts';

function render(facts: Partial<RawCard>) {
  return scriptMetadata.render({
    card: cardOf(facts),
    target: targetOf(),
    registry: smallRegistry,
  });
}

describe('a script with inline metadata', () => {
  it('names what it needs, checks the model, and shows the example unrun', () => {
    const found = render({
      import: 'leaf',
      verify: { run: ['leaf-info'] },
      usage: 'import leaf\n# ///\nleaf.sort()\n',
    });

    if (found.kind === 'refusal') throw new Error(found.reason);
    expect(found.files[0]?.name).toBe('try-leaf.py');
    expect(found.files[0]?.text).toMatchInlineSnapshot(`
      "#!/usr/bin/env -S uv run --script
      # /// script
      # requires-python = "==3.12.*"
      # dependencies = ["leaf"]
      # ///

      # Leaf on Ubuntu, CPU

      import os
      import subprocess
      import sysconfig

      # Check: imports the model
      import leaf
      subprocess.run([os.path.join(sysconfig.get_path("scripts"), "leaf-info")], check=True)

      print("The check of leaf has passed.")

      # The authors' example:
      #     import leaf
      #     # ///
      #     leaf.sort()
      "
    `);
  });

  it('is refused where it would do nothing, or too early, or too late', () => {
    const reason = (facts: Partial<RawCard>) => {
      const found = render(facts);
      return found.kind === 'refusal' ? found.reason : 'rendered';
    };

    expect({
      nothing: reason({}),
      early: reason({
        import: 'leaf',
        after: [{ run: ['python', '-m', 'leaf'] }],
      }),
      built: reason({ import: 'leaf', steps: [{ pip: ['leaf'], flags: ['no-build-isolation'] }] }),
    }).toMatchInlineSnapshot(`
      {
        "built": "The plan builds a package with what is installed before it; the environment of a script is made at once.",
        "early": "The plan runs a program of the environment before the check; a script has no environment until it runs.",
        "nothing": "The card has no check, so the script would do nothing.",
      }
    `);
  });
});
