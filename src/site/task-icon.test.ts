import { describe, expect, it } from 'vitest';
import { iconBody } from './task-icon.ts';

describe('the icon of a task', () => {
  it('is drawn in the colour of the text around it, and holds nothing that runs', () => {
    const body = iconBody('image');

    expect(body).toContain('currentColor');
    expect(body).not.toMatch(/<script|\son\w+=|href/);
  });

  it('is an error when the set does not have it', () => {
    expect(() => iconBody('imagee')).toThrow('imagee');
  });
});
