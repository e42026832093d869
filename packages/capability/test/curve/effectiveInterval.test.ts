import { betaQuantile, clopperPearson } from '@bits-per-sample/core';
import { expect, it } from 'vitest';
import { effectiveInterval } from '../../src/curve/effectiveInterval.ts';

const critical = 1.959963984540054;

it('is that of Clopper and Pearson where prompts scatter as coins do', () => {
  const [prompts, mean] = [40, 0.3];
  const { lower, upper } = effectiveInterval(mean, prompts * mean * 0.7, prompts, 1, critical);
  const exact = clopperPearson(12, 40);
  // the grain of one prompt in half a prompt: a design effect of (8.4 + 0.5)/(8.4 + 0.5)
  expect(lower).toBeCloseTo(exact.lower, 10);
  expect(upper).toBeCloseTo(exact.upper, 10);
});

it('is pulled towards the grain with the weight of half a prompt', () => {
  const design = (1 + 0.5 * 0.2) / (4 * 0.25 + 0.5);
  const n = 4 / design;
  const { lower, upper } = effectiveInterval(0.5, 1, 4, 0.2, critical);
  expect(lower).toBeCloseTo(betaQuantile(0.025, n / 2, n / 2 + 1), 10);
  expect(upper).toBeCloseTo(1 - betaQuantile(0.025, n / 2, n / 2 + 1), 10);
});

it('has width where all agree, and none where nothing is left to chance', () => {
  expect(effectiveInterval(1, 0, 10, 1, critical)).toMatchObject({ upper: 1 });
  expect(effectiveInterval(1, 0, 10, 1, critical).lower).toBeLessThan(0.8);
  expect(effectiveInterval(0.5, 0, 10, 0, critical)).toEqual({ lower: 0.5, upper: 0.5 });
});
