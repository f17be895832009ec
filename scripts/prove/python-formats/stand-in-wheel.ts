/** Tiny wheels with the names, versions and tags of real ones, and nothing inside. */
import { createHash } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';

export interface Wheel {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** Processors and systems of the targets that are tried, as wheels are tagged for them. */
const PLATFORMS = [
  'manylinux_2_28_x86_64',
  'manylinux_2_28_aarch64',
  'macosx_11_0_arm64',
  'macosx_10_9_x86_64',
  'win_amd64',
];

/** The first moment that the format can hold, so that the bytes hang on the content alone. */
const EARLIEST = new Date(1980, 0, 1);

const PYTHONS = ['310', '311', '312', '313', '314'];

/**
 * One wheel for each Python and platform.
 * @param needs lines of `Requires-Dist`
 * @see https://packaging.python.org/en/latest/specifications/binary-distribution-format/
 */
export function standInWheels(
  name: string,
  version: string,
  needs: readonly string[],
): readonly Wheel[] {
  return PYTHONS.flatMap((python) =>
    PLATFORMS.map((platform) => wheel(name, version, needs, `cp${python}-cp${python}-${platform}`)),
  );
}

/** A wheel for every Python and platform. */
export function pureWheel(name: string, version: string): Wheel {
  return wheel(name, version, [], 'py3-none-any');
}

function wheel(name: string, version: string, needs: readonly string[], tag: string): Wheel {
  const stem = `${name.replaceAll(/[-.]+/g, '_')}-${version}`;
  const folder = `${stem}.dist-info`;
  const metadata = [
    'Metadata-Version: 2.1',
    `Name: ${name}`,
    `Version: ${version}`,
    ...needs.map((need) => `Requires-Dist: ${need}`),
  ];
  const texts = {
    METADATA: `${metadata.join('\n')}\n\nA stand-in.\n`,
    WHEEL: `Wheel-Version: 1.0\nGenerator: cardstock\nRoot-Is-Purelib: false\nTag: ${tag}\n`,
    RECORD: `${folder}/METADATA,,\n${folder}/WHEEL,,\n${folder}/RECORD,,\n`,
  };
  const files = Object.entries(texts).map(([file, text]) => [`${folder}/${file}`, strToU8(text)]);
  const bytes = zipSync(Object.fromEntries(files), { level: 0, mtime: EARLIEST });
  return {
    name: `${stem}-${tag}.whl`,
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}
