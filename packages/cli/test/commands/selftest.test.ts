import { expect, it } from 'vitest';
import { printed, runHere } from '../support/runHere.ts';

it('counts, beside two tests that others use, and says which promises are kept', async () => {
  const text = await printed('selftest', '--runs', '2', '--quiet');
  expect(text).toMatch(/^Do the alarms keep their word\? 6 simulated runs/);
  for (const column of ['metrics alone', 'Mann–Kendall', 'CUSUM', 'steps late'])
    expect(text).toContain(column);
  expect(text).toMatch(/\nkept {3}report: false alarms/);
  expect(text).toMatch(/\nAll promises are kept\.\n$/);
});

it('prints the same as JSON, and the seed decides', async () => {
  const counted = async (seed: string) =>
    JSON.parse(await printed('selftest', '--runs', '1', '--seed', seed, '--json', '--quiet'));
  const [one, again] = [await counted('5'), await counted('5')];
  expect(one).toEqual(again);
  expect(one).toMatchObject({ schema: 'bits-per-sample/selftest/1', seed: 5, runs: 1 });
  expect(one.rows[0]).toMatchObject({ kind: 'flat', detector: 'report', runs: 1, alarms: {} });
});

it.each([
  [['a.jsonl'], 'selftest takes no file'],
  [['--runs', '0'], '--runs: expected a whole number of at least 1, got 0'],
])('%j is refused', async (args, message) => {
  const { error } = await runHere(['selftest', ...args]);
  expect((error as Error).message).toBe(message);
});
