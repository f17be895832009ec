import { describe, expect, it } from 'vitest';
import { realCards, realRegistry } from '../../../../test/unit/real-catalog.ts';
import type { Target } from '../../plan/plan.ts';
import type { Registry } from '../../registry.ts';
import { planInside } from './inner-plan.ts';

const UBUNTU: Target = { platform: 'ubuntu-24.04', gpu: 'cpu', tool: 'uv', features: [] };

function inside(id: string, changes: Partial<Target> = {}, registry: Registry = realRegistry) {
  const card = realCards.find((one) => one.id === id)!;
  return planInside({ card, target: { ...UBUNTU, ...changes }, registry });
}

describe('the plan inside a container', () => {
  it('takes a small image with the chosen Python when wheels carry all', () => {
    const found = inside('chronos-2', { gpu: 'ada' });

    expect(found).toMatchObject({ reference: 'python:3.12-slim-bookworm', buildVariables: {} });
  });

  it('names the packages of the image, not of the host', () => {
    const found = inside('detectree2', { platform: 'fedora' });

    expect(JSON.stringify(found)).toContain('libglib2.0-0');
    expect(JSON.stringify('plan' in found ? found.plan.steps : [])).not.toContain('dnf');
  });

  it('takes an image with the compiler of the chosen CUDA, and says for which GPUs to compile', () => {
    const found = inside('detectree2', { gpu: 'ampere' });

    expect(found).toMatchObject({
      image: { id: 'cuda-13.0' },
      buildVariables: { TORCH_CUDA_ARCH_LIST: '8.0;8.6' },
    });
    expect(JSON.stringify('plan' in found ? found.plan.steps : [])).not.toContain('cuda-toolkit');
  });

  it('refuses a toolkit whose image has ended, and says so', () => {
    const { images, ...rest } = realRegistry.images;
    const ended = images.map((image) =>
      image.id === 'cuda-13.0' ? { ...image, ended: '2026-01-01' } : image,
    );

    const found = inside(
      'detectree2',
      { gpu: 'ampere' },
      { ...realRegistry, images: { ...rest, images: ended } },
    );

    expect(found).toMatchObject({ kind: 'refusal', obstacle: 'format' });
    expect(found).toHaveProperty('reason', expect.stringContaining('no longer offered'));
  });

  it('refuses a GPU that containers of the host cannot use', () => {
    const found = inside('chronos-2', { platform: 'macos-arm64', gpu: 'apple' });

    expect(found).toMatchObject({
      kind: 'refusal',
      reason: 'Containers on macOS on Apple silicon cannot use Apple silicon.',
    });
  });

  it("points to the authors' container when nothing else works", () => {
    const found = inside('alphafold3', { gpu: 'ampere' });

    expect(found).toMatchObject({ kind: 'refusal', nearest: [{ target: { tool: 'docker' } }] });
  });

  it('holds the driver of Windows against the floors for Windows', () => {
    const found = inside('faster-whisper', { platform: 'windows', gpu: 'ada', driver: '527.0' });

    expect(found).toMatchObject({ kind: 'refusal', obstacle: 'framework' });
  });
});
