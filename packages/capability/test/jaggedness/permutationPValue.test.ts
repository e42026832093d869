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
