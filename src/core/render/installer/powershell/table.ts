/** What the data say of machines, and the table from a machine to its plan, as functions of `install.ps1`. */
import type { Compute } from '../../../generated/compute.ts';
import type { Platform } from '../../../platform/platform.ts';
import { quotePowerShellString } from '../../../quote/powershell.ts';
import type { Registry } from '../../../registry.ts';
import type { Cell, PlanSpace } from '../plan-space.ts';
import { indent, powerShellFunction, stringProse } from './functions.ts';

export function tableFunctions(space: PlanSpace, { compute }: Registry): string {
  return [
    platformFunction(space.platforms),
    familyFunction(compute),
    capabilityFunction(compute),
    outcomeFunction(space),
    refusalFunction(space),
  ].join('\n');
}

/** From an id, another spelling, or a processor to the platform. */
function platformFunction(platforms: readonly Platform[]): string {
  const branches = platforms.map(({ id, aliases, name, arch }) => {
    const words = [id, ...aliases, `arch:${arch}`].map(quotePowerShellString).join(', ');
    const entry = `@{ Id = ${quotePowerShellString(id)}; Name = ${stringProse(name)} }`;
    return `if ($Name -in ${words}) { return ${entry} }`;
  });
  return powerShellFunction('Get-CardPlatform($Name)', branches);
}

function familyFunction({ families }: Compute): string {
  const branches = families.map(({ id, aliases = [], name, compute }) => {
    const words = [id, ...aliases].map(quotePowerShellString).join(', ');
    const own = quotePowerShellString(id);
    const entry = `@{ Id = ${own}; Name = ${stringProse(name)}; Compute = '${compute}' }`;
    return `if ($Name -in ${words}) { return ${entry} }`;
  });
  return powerShellFunction('Get-CardFamily($Name)', branches);
}

/** NVIDIA's compute capability as ten times its number: 8.9 is 89. */
function capabilityFunction({ families }: Compute): string {
  const branches = families.flatMap(({ id, capability }) => {
    if (capability === undefined) return [];
    const [min, max] = [capability.min, capability.max].map(tenfold);
    const test = `$Tenfold -ge ${min ?? ''} -and $Tenfold -le ${max ?? ''}`;
    return [`if (${test}) { return ${quotePowerShellString(id)} }`];
  });
  return powerShellFunction('Get-CardNvidiaFamily($Tenfold)', [...branches, "return 'nvidia'"]);
}

function tenfold(capability: string): string {
  const [major = '0', minor = '0'] = capability.split('.');
  return String(Number(major) * 10 + Number(minor));
}

/** The number of a plan or a refusal, for platform, way, family and driver. */
function outcomeFunction({ cells }: PlanSpace): string {
  const places = new Map<string, string[]>();
  for (const cell of cells) {
    const place = `${cell.platform}/${cell.way}`;
    const families = cell.families.map(quotePowerShellString).join(', ');
    const line = `if ($Family -in ${families}) { ${found(cell)} }`;
    places.set(place, [...(places.get(place) ?? []), line]);
  }
  const branches = [...places].map(
    ([place, lines]) => `  ${quotePowerShellString(place)} {\n${indent(lines, 4)}\n  }`,
  );
  return powerShellFunction('Get-CardOutcome($Platform, $Way, $Family, $Driver)', [
    "switch ($Platform + '/' + $Way) {",
    ...branches,
    '}',
    "return 'none'",
  ]);
}

function found({ segments }: Cell): string {
  const [first, ...others] = segments;
  const tests = others
    .toReversed()
    .map(
      ({ from = '', outcome }) => `if (Test-CardDriver $Driver '${from}') { return '${outcome}' }`,
    );
  return [...tests, `return '${first?.outcome ?? 'none'}'`].join('; ');
}

function refusalFunction({ refusals }: PlanSpace): string {
  const branches = refusals.map((text, at) => `  'r${at + 1}' { return ${stringProse(text)} }`);
  return powerShellFunction('Get-CardRefusal($Outcome)', [
    'switch ($Outcome) {',
    ...branches,
    '}',
    "return '{platform} has no way to compute on {gpu}.'",
  ]);
}
