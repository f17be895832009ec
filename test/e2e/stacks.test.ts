/** The pages of the stacks, and a card's instructions with one. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriousProblems } from './axe.ts';
import { type Visit, visitSite } from './visit.ts';

let visit: Visit;

beforeAll(async () => {
  visit = await visitSite();
});

afterAll(async () => {
  await visit?.leave();
});

describe('a stack', () => {
  it('is found from the head of every page and tells its pins and its cards', async () => {
    const { page, complaints } = await visit.open('/');

    await page
      .getByRole('navigation', { name: 'Site' })
      .getByRole('link', { name: 'Stacks' })
      .click();
    await page.getByRole('link', { name: 'PyTorch 2.8' }).click();

    await page.getByRole('heading', { level: 1, name: 'PyTorch 2.8' }).waitFor();
    expect(await page.locator('#constraints').textContent()).toContain('torch==2.8.0');
    expect(await seriousProblems(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('leads to the instructions of a card with its pins', async () => {
    const { page, complaints } = await visit.open('/stacks/torch-2-8/');

    await page.getByRole('link', { name: 'torchcrepe' }).first().click();

    const steps = page.locator('[data-live]');
    await steps.getByText('Libraries of the stack PyTorch 2.8').first().waitFor();
    expect(await steps.textContent()).toContain("'torch==2.8.0'");
    expect(new URL(page.url()).searchParams.get('stack')).toBe('torch-2-8');
    expect(complaints).toEqual([]);
  });
});
