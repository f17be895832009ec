import { describe, expect, it } from 'vitest';
import { clause, description, sentence } from './wording.ts';

describe('a text from a card', () => {
  it('becomes a sentence', () => {
    expect(sentence('it needs a compiler')).toBe('It needs a compiler.');
    expect(sentence('torch needs a compiler')).toBe('torch needs a compiler.');
    expect(sentence('Does it?')).toBe('Does it?');
    expect(sentence('')).toBe('.');
  });

  it('becomes a part of a sentence, and a name keeps its capitals', () => {
    expect(clause('It needs a compiler.')).toBe('it needs a compiler');
    expect(clause('PyTorch needs a compiler.')).toBe('PyTorch needs a compiler');
    expect(description('Reads sound files.')).toBe('reads sound files');
    expect(clause('CUDA needs a compiler.')).toBe('CUDA needs a compiler');
  });
});
