/** Checks of the stacks: that their framework is known in that release, and that the pins agree. */
import { admitsMinor } from '../core/card/when.ts';
import type { Framework } from '../core/generated/framework.ts';
import type { Stack } from '../core/generated/stack.ts';
import { admits } from '../core/python/index.ts';
import { pinnedRelease } from '../core/stack/pinned-release.ts';
import type { Finding } from './finding.ts';
import type { DataFiles } from './load-registry.ts';
import { pointerTo } from './locate.ts';
import { unknownIds } from './references.ts';

/** What a stack names must be there, as far as the files that hold it could be read. */
export function stackFindings(stack: Stack, files: DataFiles): readonly Finding[] {
  const framework = files.frameworks.get(stack.framework)?.value;
  const name = { id: stack.framework, pointer: '/framework' };
  return [
    ...unknownIds('framework', [name], files.frameworks.keys()),
    ...pythonFindings(stack, files.platforms.value?.pythons),
    ...(framework === undefined ? [] : frameworkFindings(stack, framework)),
    ...exclusiveFindings(stack, framework),
  ];
}

function pythonFindings(
  { python }: Stack,
  known: readonly string[] | undefined,
): readonly Finding[] {
  if (known === undefined || known.includes(python)) return [];
  const message = `unknown Python "${python}"; known are ${known.join(', ')}`;
  return [{ rule: 'D801', place: { pointer: '/python' }, message }];
}

function frameworkFindings(stack: Stack, framework: Framework): readonly Finding[] {
  const pin = stack.pins[framework.package];
  if (pin === undefined) {
    const message = `no pin for ${framework.package}, the package of the framework`;
    return [{ rule: 'D821', place: { pointer: '/pins' }, message }];
  }
  const pointer = pointerTo('/pins', framework.package);
  const release = pinnedRelease(stack, framework);
  if (release === undefined) {
    const message = `${framework.package} ${pin} is in no release of ${stack.framework}.yml`;
    return [{ rule: 'D821', place: { pointer }, message }];
  }
  return [...wheelFindings(stack, framework, release), ...companionFindings(stack, release)];
}

type Release = Framework['releases'][number];

function wheelFindings(
  { python }: Stack,
  framework: Framework,
  release: Release,
): readonly Finding[] {
  if (admitsMinor(release.python, python)) return [];
  const message = `${framework.name} ${release.version} has wheels for Python ${release.python}, not ${python}`;
  return [{ rule: 'D822', place: { pointer: '/python' }, message }];
}

function companionFindings({ pins }: Stack, release: Release): readonly Finding[] {
  return Object.entries(release.with ?? {}).flatMap(([name, range]) => {
    const pin = pins[name];
    if (pin === undefined || admits(range, pin)) return [];
    const message = `${name} ${pin} does not belong to ${release.version}, which goes with ${name}${range}`;
    return [{ rule: 'D823', place: { pointer: pointerTo('/pins', name) }, message }];
  });
}

function exclusiveFindings(
  { pins, exclusive = [] }: Stack,
  framework: Framework | undefined,
): readonly Finding[] {
  const groups = [
    ...exclusive,
    ...(framework?.exclusive === undefined ? [] : [framework.exclusive]),
  ];
  return groups.flatMap((group) => {
    const [first, second] = group.filter((name) => Object.hasOwn(pins, name));
    if (first === undefined || second === undefined) return [];
    const message = `${first} and ${second} exclude each other`;
    return [{ rule: 'D823', place: { pointer: pointerTo('/pins', second) }, message }];
  });
}
