import { createRng, sampleNormal } from '@bits-per-sample/core';
import { expect, it } from 'vitest';
import { report } from '../../src/index.ts';

/** 80 steps of a mean reward that goes from 0.5 to 0.02 over so many steps. */
async function codes(over: number) {
  const rng = createRng(4);
  const rows = Array.from({ length: 80 }, (_, step) => ({
    step,
    loss: 0,
    reward: Math.max(
      0,
      0.5 - 0.48 * Math.min(1, Math.max(0, (step - 40) / over)) + 0.01 * sampleNormal(rng),
    ),
  }));
  const { now } = await report(rows);
  return now!.trends.map(({ code, severity }) => `${severity} ${code}`);
}

it('a reward that is gone at once is an alarm; one that goes step by step may be harder data', async () => {
  expect(await codes(1)).toEqual(['alarm reward-gone']);
  expect(await codes(3)).toEqual(['alarm reward-gone']);
  expect(await codes(20)).toEqual(['ask reward-fall']);
});
