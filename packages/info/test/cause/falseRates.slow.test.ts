import { createRng, type Rng, sampleNormal } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { breakdown, lagSlope, lengthPays } from '../../src/index.ts';

/** A run of 60 steps of 32 groups of 8 on prompts that come back, learning as it goes. */
function run(rng: Rng, { lagLogit = 0, labelLogit = 0, lengthGain = 0 }) {
  const difficulty = Array.from({ length: 400 }, () => 1.6 * sampleNormal(rng));
  const steps: number[] = [];
  const prompts: number[] = [];
  const lags: number[] = [];
  const labels: number[] = [];
  const values: number[] = [];
  const rollouts = { groups: [] as number[], lengths: [] as number[], successes: [] as number[] };
  for (let step = 0; step < 60; step++)
    for (let j = 0; j < 32; j++) {
      const prompt = Math.floor(400 * rng.next());
      // the queue grows while the run learns
      const lag = Math.floor((1 + step / 15) * rng.next());
      const label = prompt % 4;
      const logit =
        difficulty[prompt]! -
        0.5 +
        step / 30 -
        lagLogit * lag +
        labelLogit * (label === 0 ? -1 : 0);
      const p = 1 / (1 + Math.exp(-logit));
      let right = 0;
      for (let i = 0; i < 8; i++) {
        const success = Number(rng.next() < p);
        right += success;
        // hard prompts have long answers, and answers grow over the run
        const length =
          300 * Math.exp(-0.4 * difficulty[prompt]! + step / 60 + 0.4 * sampleNormal(rng));
        rollouts.groups.push(steps.length);
        rollouts.lengths.push(length * (1 + lengthGain * success));
        rollouts.successes.push(success);
      }
      steps.push(step);
      prompts.push(prompt);
      lags.push(lag);
      labels.push(label);
      values.push(right / 8);
    }
  return { steps, prompts, lags, labels, values, rollouts };
}

const RUNS = 300;

/** In how many of so many runs something is said. */
function count(what: (world: ReturnType<typeof run>) => boolean, how: Parameters<typeof run>[1]) {
  const rng = createRng(20_26);
  let said = 0;
  for (let i = 0; i < RUNS; i++) if (what(run(rng, how))) said++;
  return said;
}

const staleness = (world: ReturnType<typeof run>): boolean => {
  const { slope, z } = lagSlope(world);
  return Math.abs(z) >= 4 && Math.abs(slope) >= 0.02;
};
const source = (world: ReturnType<typeof run>): boolean => {
  const { pValue, omegaSquared } = breakdown(world);
  return pValue < 0.001 && omegaSquared >= 0.03;
};
const length = ({ rollouts }: ReturnType<typeof run>): boolean => {
  const { z, auc } = lengthPays(rollouts);
  return Math.abs(z) >= 4 && (auc >= 0.6 || auc <= 0.4);
};

describe('rules of causes on 300 runs that learn', () => {
  it('are silent where nothing is put in', () => {
    for (const rule of [staleness, source, length]) expect(count(rule, {})).toBeLessThanOrEqual(2);
  });

  it('speak where it is', () => {
    expect(count(length, { lengthGain: 0.2 })).toBeGreaterThanOrEqual(290);
    expect(count(staleness, { lagLogit: 0.4 })).toBeGreaterThanOrEqual(150);
    expect(count(source, { labelLogit: 1 })).toBeGreaterThanOrEqual(150);
  });

  it('pooled over steps, as they must not be, they would speak of nothing', () => {
    const pooled = ({ steps, ...world }: ReturnType<typeof run>): boolean => {
      const { slope, z } = lagSlope({ ...world, steps: steps.map(() => 0) });
      return Math.abs(z) >= 4 && Math.abs(slope) >= 0.02;
    };
    expect(count(pooled, {})).toBeGreaterThan(30);
  });
});
