import { createRng } from '@bits-per-sample/core';
import { expect, it } from 'vitest';
import { categoryStatistic, permutationPValue } from '../../src/index.ts';

const cycle = (categories: number, prompts: number) =>
  Array.from({ length: prompts }, (_, i) => i % categories);

it('the statistic is about 1 where categories are alike, whatever their number', () => {
  const rng = createRng(3);
  const values = [2, 5, 10].map((categories) => {
    const draws = Array.from({ length: 200 }, () =>
      categoryStatistic(
        Array.from({ length: 200 }, () => rng.next()),
        cycle(categories, 200),
      ),
    );
    return draws.reduce((a, x) => a + x, 0) / draws.length;
  });
  for (const mean of values) expect(Math.abs(mean - 1)).toBeLessThan(0.3);
});

it('the statistic knows neither scale nor origin, and leaves single prompts out', () => {
  const means = [0.1, 0.2, 0.15, 0.6, 0.7, 0.65, 0.3, 0.2];
  const category = [0, 0, 0, 1, 1, 1, 2, 2];
  const plain = categoryStatistic(means, category);
  expect(
    categoryStatistic(
      means.map((x) => 3 * x + 7),
      category,
    ),
  ).toBeCloseTo(plain, 9);
  expect(categoryStatistic([...means, 0.99], [...category, 3])).toBeCloseTo(plain, 9);
  expect(categoryStatistic([...means, 0.99], [...category, -1])).toBeCloseTo(plain, 9);
  expect(categoryStatistic([0.1, 0.2], [0, 0])).toBeNaN();
  expect(categoryStatistic([0.1, 0.1, 0.2, 0.2], [0, 0, 1, 1])).toBeNaN();
});

it('categories that are alike are seldom taken for others, and others are found', () => {
  const rng = createRng(11);
  let alarms = 0;
  for (let world = 0; world < 200; world++) {
    const means = Array.from({ length: 60 }, () => rng.next() ** 3);
    if (permutationPValue(means, cycle(6, 60), { rng: rng.fork(`${world}`) }) <= 0.05) alarms++;
  }
  // 200 worlds at one in twenty: ten, and four deviations of √9.5
  expect(alarms).toBeLessThanOrEqual(22);
  const apart = Array.from({ length: 60 }, (_, i) => 0.1 * (i % 6) + 0.05 * rng.next());
  expect(permutationPValue(apart, cycle(6, 60))).toBe(0.001);
});

it('is the same each time, and undefined where the statistic is', () => {
  const means = Array.from({ length: 30 }, (_, i) => ((i * 7) % 11) / 11);
  expect(permutationPValue(means, cycle(3, 30))).toBe(permutationPValue(means, cycle(3, 30)));
  expect(permutationPValue([1, 2], [0, 0])).toBeNaN();
});

it('meets the share of all 70 ways to share eight prompts out to two categories', () => {
  const means = [0.1, 0.35, 0.2, 0.5, 0.6, 0.3, 0.75, 0.8];
  const halves = Array.from({ length: 2 ** 8 }, (_, bits) =>
    means.map((_, i) => (bits >> i) & 1),
  ).filter((labels) => labels.reduce((sum, label) => sum + label, 0) === 4);
  expect(halves).toHaveLength(70);
  for (const category of [halves[0]!, halves[13]!, halves[34]!]) {
    const observed = categoryStatistic(means, category);
    const asFar = halves.filter((other) => categoryStatistic(means, other) >= observed - 1e-9);
    const share = asFar.length / 70;
    const ps = Array.from({ length: 40 }, (_, seed) =>
      permutationPValue(means, category, { rng: createRng(seed) }),
    );
    const p = ps.reduce((sum, x) => sum + x / ps.length, 0);
    // a run makes 20 / share shuffles, or 999: its p scatters by share · √((1 − share)/20) at most,
    // and (e + 1)/(n + 1) lies above the share by 1/20 of it
    expect(Math.abs(p - share)).toBeLessThan(
      0.08 * share + (4 * share) / Math.sqrt(20 * 40) + 0.002,
    );
  }
});

it('prompts without a category or alone in theirs have no part in it', () => {
  const means = Array.from({ length: 40 }, (_, i) => ((i * 7) % 11) / 11 + 0.1 * (i % 3));
  const category = cycle(3, 40);
  const plain = permutationPValue(means, category);
  expect(permutationPValue([...means, 9, -4], [...category, -1, 77])).toBe(plain);
  expect(
    permutationPValue(
      means,
      category.map((c) => 1e9 * c),
    ),
  ).toBe(plain);
});

it('makes fewer shuffles of many prompts', () => {
  const least = (prompts: number) => {
    const category = cycle(2, prompts);
    return permutationPValue(
      category.map((c, i) => c + 0.1 * (i % 3)),
      category,
    );
  };
  expect(least(20_001)).toBe(1 / 200);
  expect(least(100_001)).toBe(1 / 40);
});
