import { expect, it } from 'vitest';
import { printed, runHere } from '../support/runHere.ts';

it('lists the claims', async () => {
  const lines = (await printed('simulate')).trimEnd().split('\n');
  expect(lines).toHaveLength(16);
  expect(lines[0]).toMatch(/^crossover {7}Below a pass rate of ½/);
});

it('tells what was found, what was expected, the verdict and what a real run showed', async () => {
  const text = await printed('simulate', 'goldilocks');
  expect(text).toMatch(/groups of 64: half are live from +0\.01077 \(expected 0\.011\)/);
  expect(text).toContain('Verdict: Holds; larger groups widen the zone.');
  expect(text).toContain('A real run: Useful bits per rollout peaked');
});

it('prints the same as JSON', async () => {
  const { schema, seed, claims } = JSON.parse(
    await printed('simulate', 'first-success', '--seed', '3', '--json'),
  );
  expect({ schema, seed }).toEqual({ schema: 'bits-per-sample/claims/1', seed: 3 });
  expect(claims).toMatchObject([{ id: 'first-success', passed: true, whatTheRealRunSays: null }]);
});

it.each([
  [['dessert'], /^no claim dessert; there are crossover, .*value, and all$/],
  [['desert', 'value'], /^simulate takes one claim, or all$/],
  [['value', '--seed', 'x'], /^--seed: expected a whole number/],
])('%j is refused', async (args, message) => {
  const { error } = await runHere(['simulate', ...args]);
  expect((error as Error).message).toMatch(message);
});
