import { describe, expect, it } from 'vitest';
import { cardOf, pipInstalls, planned, refused } from '../../../test/unit/small-cards.ts';
import { smallRegistry } from '../../../test/unit/small-registry.ts';
import { findPlatform } from '../platform/platforms.ts';
import { markerFields } from './requirement-here.ts';

function here(pip: readonly string[], platform = 'ubuntu') {
  return pipInstalls(planned(cardOf({ pip }), { platform }))[0]?.requirements;
}

describe('a requirement', () => {
  it('is dropped when its marker never holds', () => {
    expect(here(['leaf', 'pywin32; sys_platform == "win32"'])).toEqual(['leaf']);
    expect(here(['leaf', 'tomli; python_version < "3.11"'])).toEqual(['leaf']);
  });

  it('loses a marker that always holds', () => {
    expect(here(['leaf; sys_platform == "linux" and python_version >= "3.9"'])).toEqual(['leaf']);
  });

  it('keeps what the platform does not decide', () => {
    const [text] = here(['leaf; python_full_version < "3.12.4"']) ?? [];

    expect(text).toContain('python_full_version');
  });

  it('stays as it is when it is a path', () => {
    expect(here(['./plug-in'])).toEqual(['./plug-in']);
  });

  it('knows the processor by the name that the system gives it', () => {
    const fields = ['ubuntu-aarch64', 'macos', 'windows'].map(
      (id) => markerFields(findPlatform(smallRegistry.platforms, id)!)['platform_machine'],
    );

    expect(fields).toEqual(['aarch64', 'arm64', 'AMD64']);
  });
});

describe('a card', () => {
  it('is refused when nothing of it is for this platform', () => {
    const card = cardOf({ pip: ['leaf; sys_platform == "win32"'] });

    expect(refused(card).obstacle).toBe('packages');
    expect(planned(card, { platform: 'windows' }).kind).toBe('plan');
  });

  it('is refused when it names no package at all, and its container is proposed', () => {
    const card = cardOf({ steps: [], container: { image: 'leaf:1' } });

    const refusal = refused(card);

    expect(refusal.reason).toBe('The authors of Leaf name no package to install.');
    expect(refusal.nearest[0]?.target.tool).toBe('docker');
  });
});
