import { describe, expect, it } from 'vitest';
import { cardOf, planned, refused, torchCardOf } from '../../../test/unit/small-cards.ts';

describe('the machine', () => {
  it('refuses a GPU that the operating system cannot compute on, and points to the processor', () => {
    const refusal = refused(torchCardOf(), { platform: 'macos', gpu: 'nvidia' });

    expect(refusal.obstacle).toBe('compute');
    expect(refusal.reason).toBe('macOS has no way to compute on NVIDIA GPU.');
    expect(refusal.nearest[0]?.target.gpu).toBe('cpu');
  });

  it('refuses a GPU that containers cannot use there, and points to uv', () => {
    const card = torchCardOf({ container: { image: 'leaf:1' } });

    const refusal = refused(card, { platform: 'macos', gpu: 'apple', tool: 'docker' });

    expect(refusal.reason).toBe('Containers on macOS cannot use Apple GPU.');
    expect(refusal.nearest[0]?.target).toMatchObject({ tool: 'uv', gpu: 'apple' });
  });
});

describe('the tool', () => {
  it('is refused when the authors say so, with their reason', () => {
    const card = cardOf({
      tools: {
        pip: { support: 'no', use: 'conda', why: 'it needs a compiler', source: 'README.md' },
      },
    });

    const refusal = refused(card, { tool: 'pip' });

    expect(refusal).toMatchObject({
      obstacle: 'tool',
      reason: 'It needs a compiler.',
      source: 'README.md',
    });
    expect(refusal.nearest[0]?.target.tool).toBe('conda');
  });

  it('docker is refused where the authors publish no container', () => {
    expect(refused(cardOf(), { tool: 'docker' }).reason).toBe(
      'This card names no container of the authors.',
    );
  });

  it('conda is refused where it is known not to work', () => {
    const card = cardOf({ conda: { support: 'no', why: 'The builds clash.' } });

    expect(refused(card, { tool: 'conda' }).reason).toBe('The builds clash.');
  });
});

describe('the platform', () => {
  it('is refused by its operating system, with a way round', () => {
    const card = cardOf({
      platforms: { windows: { support: 'no', use: 'wsl2', why: 'No forks.' } },
    });

    const refusal = refused(card, { platform: 'windows' });

    expect(refusal.obstacle).toBe('platform');
    expect(refusal.nearest[0]?.target.platform).toBe('wsl2');
  });

  it('is allowed when the card names it and only its operating system is refused', () => {
    const card = cardOf({ platforms: { linux: 'no', ubuntu: 'yes' } });

    expect(planned(card).place.platform.id).toBe('ubuntu');
    expect(refused(card, { platform: 'rocky' }).obstacle).toBe('platform');
  });

  it('is refused by its processor, whatever its name', () => {
    const card = cardOf({ platforms: { 'linux-aarch64': 'no' } });

    expect(planned(card).kind).toBe('plan');
    expect(refused(card, { platform: 'ubuntu-aarch64' }).obstacle).toBe('platform');
  });

  it('is refused for one kind of compute only, when the card says so', () => {
    const card = torchCardOf({ platforms: { windows: { support: 'no', compute: ['cuda'] } } });

    expect(planned(card, { platform: 'windows' }).kind).toBe('plan');
    expect(refused(card, { platform: 'windows', gpu: 'nvidia' }).obstacle).toBe('platform');
  });

  it('is refused when it uses musl and the card does not work there', () => {
    const card = cardOf({ platforms: { musl: 'no' } });

    expect(refused(card, { platform: 'alpine' }).obstacle).toBe('platform');
  });

  it.each(['docker', 'conda'] as const)(
    'is no obstacle to %s when that is the way round',
    (tool) => {
      const card = cardOf({
        platforms: { linux: { support: 'no', use: tool } },
        container: { image: 'leaf:1' },
      });

      const refusal = refused(card);

      expect(planned(card, { tool }).place.tool).toBe(tool);
      expect(refusal.nearest[0]?.target.tool).toBe(tool);
    },
  );
});

describe('the C library', () => {
  const card = cardOf({ minimum: { glibc: '2.35' }, container: { image: 'leaf:1' } });

  it('is refused below the floor', () => {
    expect(refused(card, { platform: 'rocky' }).reason).toBe(
      'Leaf needs glibc 2.35 or newer; Rocky has glibc 2.34.',
    );
  });

  it('is refused when it is musl', () => {
    expect(refused(card, { platform: 'alpine' }).reason).toContain('Alpine uses musl.');
  });

  it.each([
    { platform: 'ubuntu' },
    { platform: 'macos' },
    { platform: 'rocky', tool: 'docker' },
  ] as const)('is no obstacle for %j', (changes) => {
    expect(planned(card, changes).kind).toBe('plan');
  });
});

describe('the GPU', () => {
  it('is asked for when the card cannot do without, and a fitting one is proposed', () => {
    const card = torchCardOf({ compute: { cuda: 'yes' }, hardware: { gpu: 'required' } });

    const refusal = refused(card);

    expect(refusal.reason).toBe('Leaf needs a GPU.');
    expect(refusal.nearest[0]?.target.gpu).toBe('nvidia');
  });

  it('is asked for by the variant that cannot do without', () => {
    const card = torchCardOf({
      variants: [{ id: 'small' }, { id: 'large', hardware: { gpu: 'required' } }],
    });

    expect(planned(card, { variant: 'small' }).kind).toBe('plan');
    expect(refused(card, { variant: 'large' }).obstacle).toBe('compute');
  });

  it('is refused when the authors say so', () => {
    const card = torchCardOf({
      compute: { cpu: 'yes', rocm: { support: 'no', use: 'cpu', why: 'no kernels' } },
    });

    expect(refused(card, { gpu: 'amd' }).reason).toBe('No kernels.');
  });

  it('is refused when neither card nor framework speaks of it', () => {
    expect(refused(cardOf(), { gpu: 'nvidia' }).reason).toBe(
      'Nothing says that Leaf can use NVIDIA GPU.',
    );
  });

  it('is left open when a framework brings it and the authors are silent', () => {
    const plan = planned(torchCardOf({ compute: { cpu: 'yes' } }), { gpu: 'ada' });

    expect(plan.evidence.level).toBe('unknown');
    expect(plan.cautions[0]?.text).toContain('The authors do not say whether Leaf works on');
  });

  it('is refused below the capability that the card needs', () => {
    const card = torchCardOf({ compute: { cuda: { support: 'yes', capability: '8.0' } } });

    const refusal = refused(card, { gpu: 'pascal' });

    expect(refusal.obstacle).toBe('capability');
    expect(refusal.reason).toContain('8.0 or higher; NVIDIA pascal has 6.2.');
    expect(planned(card, { gpu: 'ada' }).kind).toBe('plan');
  });
});

describe('the driver', () => {
  const card = torchCardOf({ compute: { cuda: { support: 'yes', min_driver: '550' } } });

  it('is refused below the floor of the card, without sending anyone to a CUDA toolkit', () => {
    const refusal = refused(card, { gpu: 'ada', driver: '545.29' });

    expect(refusal.obstacle).toBe('driver');
    expect(refusal.reason).toContain('needs driver 550 or newer; yours is 545.29.');
    expect(refusal.reason).toContain('a CUDA toolkit does not help');
  });

  it.each(['new', '', '580.', '580; reboot'])(
    'is refused when it is no version: "%s"',
    (driver) => {
      const refusal = refused(torchCardOf(), { gpu: 'ada', driver });

      expect(refusal.obstacle).toBe('driver');
      expect(refusal.reason).toContain('is no driver version');
    },
  );

  it('is taken for granted, and said, when it is not known', () => {
    const plan = planned(card, { gpu: 'nvidia' });

    expect(plan.assumptions[0]).toContain('The NVIDIA driver is 580 or newer');
  });
});

describe('a feature', () => {
  it('is refused where its condition does not hold', () => {
    const card = cardOf({ features: { gui: { summary: 'A window.', when: { os: ['windows'] } } } });

    expect(refused(card, { features: ['gui'] }).reason).toBe(
      'The feature "gui" is not for this target: A window.',
    );
    expect(planned(card, { platform: 'windows', features: ['gui'] }).place.features).toEqual([
      'gui',
    ]);
  });

  it('is refused when it belongs to another build than the one that was chosen', () => {
    const card = cardOf({
      compute: {
        cuda: { support: 'yes', builds: [{ id: 'cu13', toolkit: '13.0' }, { id: 'cu12' }] },
      },
      features: { old: { summary: 'For CUDA 12.', pip: ['leaf-cu12'], when: { build: ['cu12'] } } },
    });

    expect(refused(card, { gpu: 'ada', features: ['old'] }).obstacle).toBe('feature');
    expect(planned(card, { gpu: 'pascal', features: ['old'] }).place.features).toEqual(['old']);
  });
});
