/** Visits every text in a tree of data, with the pointer that leads to it. */
import { pointerTo } from './locate.ts';

/** Calls `visit` for each text; keys are not visited. The pointer is only made when asked for. */
export function walkTexts(
  value: unknown,
  visit: (text: string, pointer: () => string) => void,
  pointer: () => string = () => '',
): void {
  if (typeof value === 'string') {
    visit(value, pointer);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    walkTexts(Reflect.get(value, key), visit, () => pointerTo(pointer(), key));
  }
}
