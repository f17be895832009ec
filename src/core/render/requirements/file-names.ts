/** Names of requirements files: stable, and apart within a plan. */
import type { PackageInstall } from '../package-installs.ts';

/**
 * `requirements.txt` for the first packages of the model, `requirements-torch.txt` for a framework,
 * `requirements-2.txt` for what comes later.
 */
export function fileNames(installs: readonly PackageInstall[]): readonly string[] {
  return installs.map(({ step }, index) => {
    const before = installs.slice(0, index).filter((other) => other.step.id === step.id).length;
    return `requirements${part(step.id)}${before === 0 ? '' : `-part-${before + 1}`}.txt`;
  });
}

function part(id: string): string {
  if (id === 'packages') return '';
  return `-${id.replace(/^(?:packages|framework)-/, '')}`;
}
