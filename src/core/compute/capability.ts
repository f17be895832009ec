/** Which GPUs a compiled build serves. */

/** `8.6` as numbers. */
interface Capability {
  readonly major: number;
  readonly minor: number;
}

/**
 * Tells whether code compiled for some compute capabilities runs on a GPU.
 *
 * Binary code serves GPUs of its own major version with an equal or higher minor version;
 * intermediate code (PTX) is compiled by the driver for any newer GPU.
 *
 * @param gpu the GPU's capability, for example `8.9`
 * @param compiled capabilities in the build
 * @param ptx capability of the intermediate code in the build, if there is any
 * @see https://docs.nvidia.com/cuda/cuda-programming-guide/ , "Application compatibility"
 */
export function servesCapability(
  gpu: string,
  compiled: readonly string[],
  ptx: string | undefined,
): boolean {
  const wanted = parse(gpu);
  const hasBinary = compiled
    .map(parse)
    .some(({ major, minor }) => major === wanted.major && minor <= wanted.minor);
  return hasBinary || (ptx !== undefined && compareCapabilities(ptx, gpu) <= 0);
}

/** Negative, zero or positive as `left` is lower than, equal to or higher than `right`. */
export function compareCapabilities(left: string, right: string): number {
  const a = parse(left);
  const b = parse(right);
  return a.major - b.major || a.minor - b.minor;
}

function parse(text: string): Capability {
  const [major = 0, minor = 0] = text.split('.').map(Number);
  return { major, minor };
}
