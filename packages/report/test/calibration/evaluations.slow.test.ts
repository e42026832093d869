import { describe, expect, it } from 'vitest';
import { evaluationCoverage, powerAtSmallest } from './evaluationCoverage.ts';
import { evaluationWorlds } from './evaluationWorlds.ts';

/** 400 runs: a rate of 95 % scatters by 1.1 points. */
const RUNS = 400;

describe('what is said of evaluations is so in 95 % of the cases', () => {
  it.each(
    evaluationWorlds.flatMap((world) =>
      [20, 60, 300].map((prompts) => [world.name, prompts, world] as const),
    ),
  )('%s, %d prompts', async (name, prompts, world) => {
    const told = await evaluationCoverage(world, prompts, RUNS);
    const rates = Object.entries(told).map(([what, rate]) => `${what} ${rate.toFixed(3)}`);
    console.log(`${name}, ${prompts}: ${rates.join(', ')}`);
    for (const [what, rate] of Object.entries(told))
      expect(rate, what).toBeGreaterThanOrEqual(0.92);
  });
});

it.each([
  [60, 4],
  [200, 8],
])('the smallest difference of %d prompts × %d tries shows four times in five', async (...of) => {
  const { gain, shown } = await powerAtSmallest(...of, 300);
  console.log(`${of.join(' × ')}: a gain of ${(100 * gain).toFixed(1)} points shows ${shown}`);
  expect(shown).toBeGreaterThan(0.75);
  expect(shown).toBeLessThan(0.87);
});
