/** What every question about a stack is asked with. */
import type { Card } from '../../src/core/card/card.ts';
import type { Registry } from '../../src/core/registry.ts';
import type { Ask } from './ask-uv.ts';

export interface Bench {
  readonly ask: Ask;
  readonly registry: Registry;
  readonly cards: readonly Card[];
  readonly say: (line: string) => void;
}
