/** The table from a machine to its plan or refusal, as functions of `install.sh`. */
import type { Cell, PlanSpace } from '../plan-space.ts';
import { DRIVER_MARK } from '../driver-segments.ts';
import { GPU_MARK, PLATFORM_MARK } from '../plan-space.ts';
import { quoteProse, shellFunction } from './functions.ts';

/** Functions `outcome` and `refusal`. */
export function tableFunctions(space: PlanSpace): string {
  return [outcomeFunction(space), refusalFunction(space)].join('\n');
}

/** Sets `found` for platform and family of the machine and the way of the argument. */
function outcomeFunction({ cells }: PlanSpace): string {
  const places = new Map<string, Cell[]>();
  for (const cell of cells) {
    const place = `${cell.platform}/${cell.way}`;
    places.set(place, [...(places.get(place) ?? []), cell]);
  }
  const bodies = new Map<string, string[]>();
  for (const [place, own] of places) {
    const body = own.map((cell) => `        ${cell.families.join('|')}) ${setFound(cell)} ;;`);
    const text = ['      case $family in', ...body, '      esac'].join('\n');
    bodies.set(text, [...(bodies.get(text) ?? []), place]);
  }
  const branches = [...bodies].map(([text, own]) => `    ${own.join('|')})\n${text}\n      ;;`);
  return `outcome() {\n  found=none\n  case $platform/$1 in\n${branches.join('\n')}\n  esac\n}\n`;
}

function setFound({ segments }: Cell): string {
  const [first, ...others] = segments;
  if (others.length === 0) return `found=${first?.outcome ?? 'none'}`;
  const floors = others.map(({ from, outcome }) => `${from ?? ''} ${outcome}`);
  return `by_driver ${first?.outcome ?? 'none'} ${floors.join(' ')}`;
}

/** Sets `reason` for a number. */
function refusalFunction({ refusals }: PlanSpace): string {
  const branches = refusals.map((text, at) => `  r${at + 1}) reason=${sentence(text)} ;;`);
  const none = '  *) reason="$platform_name has no way to compute on $gpu_name." ;;';
  return shellFunction('refusal', ['case $1 in', ...branches, none, 'esac']);
}

/** Prose in quotes, with the names of the machine between. */
function sentence(text: string): string {
  const marks: Readonly<Record<string, string>> = {
    [DRIVER_MARK]: '"$driver"',
    [GPU_MARK]: '"$gpu_name"',
    [PLATFORM_MARK]: '"$platform_name"',
  };
  const parts = text.split(/(\{driver\}|\{gpu\}|\{platform\})/).filter((part) => part !== '');
  return parts.map((part) => marks[part] ?? spaced(part)).join('');
}

/** White space at the ends of a part belongs to the sentence. */
function spaced(part: string): string {
  const before = part.startsWith(' ') ? "' '" : '';
  const after = part.endsWith(' ') && part.trim() !== '' ? "' '" : '';
  const middle = part.trim() === '' ? '' : quoteProse(part);
  return `${before}${middle}${after}`;
}
