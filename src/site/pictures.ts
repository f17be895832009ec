/** Pictures that lie beside a card: `catalog/models/<id>/name.png` for `./name.png` in its text. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isLocalPicture } from '../catalog/prose.ts';

export interface Picture {
  readonly from: string;
  /** Below the base; the card's page has it in its own folder. */
  readonly path: string;
}

/** Pictures of one card, by the names that its text may use; other files are left alone. */
export function picturesOf(root: string, id: string): readonly Picture[] {
  const folder = join(root, 'catalog', 'models', id);
  return namesIn(folder)
    .filter((name) => isLocalPicture(`./${name}`))
    .map((name) => ({ from: join(folder, name), path: `models/${id}/${name}` }));
}

/** Most cards have no folder. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}
