import { createRng } from '@bits-per-sample/core';
import { expect, it } from 'vitest';
import { categoryRatioPValue, jaggedness, permutationPValue } from '../../src/index.ts';
import golden from '../golden/categoryRatio.json' with { type: 'json' };

it('knows neither the names of categories nor the order of prompts nor right from wrong', () => {
  const { args, expected } = golden.cases[4]!;
  const { rates, category } = args;
  const close = (rate: number[], code: number[]) =>
    expect(categoryRatioPValue(rate, code)).toBeCloseTo(expected.p, 10);
  close([...rates].reverse(), [...category].reverse());
  close(
    rates,
    category.map((c) => 5 - c),
  );
  close(
    rates.map((x) => 1 - x),
    category,
  );
  close([...rates, 1, 0], [...category, 77, -1]);
});

it('is undefined without two categories of two prompts', () => {
  expect(categoryRatioPValue([], [])).toBeNaN();
  expect(categoryRatioPValue([0.1, 0.9], [0, 1])).toBeNaN();
  expect(categoryRatioPValue([0.1, 0.9, 0.3], [0, 0, 1])).toBeNaN();
  expect(categoryRatioPValue([0.1, NaN, 0.3, 0.4], [0, 0, 1, 1])).toBeNaN();
  expect(() => categoryRatioPValue([0.1, 1.5], [0, 0])).toThrow(
    'categoryRatioPValue: expected rates in [0, 1], got 1.5',
  );
});

it('holds where a few prompts are always right or always wrong, and others tell nothing of that', () => {
  // 200 prompts that are right with chance q, beside m that are always right with chance q
  const rng = createRng(5);
  const worlds = [
    [0.9, 6],
    [0.95, 20],
    [0.5, 4],
  ] as const;
  for (const [q, m] of worlds) {
    const alarms = { ratio: 0, others: 0 };
    for (let world = 0; world < 100; world++) {
      const tries = () => Array.from({ length: 16 }, () => Number(rng.next() < q));
      const successes = [
        ...Array.from({ length: 200 }, () => tries().reduce((sum, x) => sum + x, 0)),
        ...Array.from({ length: m }, () => 16 * Number(rng.next() < q)),
      ];
      const category = Int32Array.from(successes, (_, i) => Number(i >= 200));
      const rates = successes.map((k) => k / 16);
      if (categoryRatioPValue(rates, category) <= 0.05) alarms.ratio++;
      const attempts = successes.map(() => 16);
      if (
        jaggedness({ successes, attempts }, category).pValue <= 0.05 &&
        permutationPValue(rates, category) <= 0.05
      )
        alarms.others++;
    }
    // five of 100 at one in twenty, and 2.3 deviations of √4.75
    expect(alarms.ratio).toBeLessThanOrEqual(10);
    expect(alarms.others).toBeGreaterThan(5);
  }
});
