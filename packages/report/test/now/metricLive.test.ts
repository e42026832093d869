import { createRng, sampleNormal } from '@bits-per-sample/core';
import { expect, it } from 'vitest';
import { report } from '../../src/index.ts';

it('prompts that are used up stay so while more and more of them are', async () => {
  const rng = createRng(3);
  const rows = Array.from({ length: 60 }, (_, step) => ({
    step,
    reward: 0.5 + 0.008 * step + 0.02 * sampleNormal(rng),
    frac_reward_zero_std: Math.min(1, 0.1 + 0.014 * step + 0.02 * sampleNormal(rng)),
  }));
  const said: string[] = [];
  for (let steps = 12; steps <= 60; steps++) {
    const { now } = await report(rows.slice(0, steps));
    said.push(...now!.trends.map(({ code, severity }) => `${severity} ${code}`));
  }
  expect(said.length).toBeGreaterThan(20);
  expect(new Set(said)).toEqual(new Set(['note used-up']));
});
