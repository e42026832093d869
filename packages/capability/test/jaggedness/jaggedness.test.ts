import { expect, it } from 'vitest';
import { gainJaggedness, jaggedness } from '../../src/index.ts';
import { close, counts } from '../support/arbitraries.ts';

it('equal categories are not jagged, and no concentration is given for noise', () => {
  const rows = counts(Array.from({ length: 40 }, (_, i) => ({ n: 8, c: i % 9 })));
  const codes = Int32Array.from({ length: 40 }, (_, i) => Math.floor(i / 10));
  expect(jaggedness(rows, codes).verdict).toBe('not certified');
  const gains = gainJaggedness(rows, rows, codes);
  expect([gains.verdict, gains.gained, gains.lost]).toEqual(['not certified', [], []]);
  expect(gains.concentration.method).toMatch(/^undefined: /);
  expect(gains.concentration.value).toBeNaN();
});

it('names and codes of categories are the same, and missing ones are left out', () => {
  const rows = counts(Array.from({ length: 12 }, (_, i) => ({ n: 8, c: i % 9 })));
  const names = Array.from({ length: 12 }, (_, i) => (i === 0 ? null : String(i % 3)));
  const codes = Int32Array.from(names, (name) => (name === null ? -1 : Number(name)));
  expect(jaggedness(rows, names)).toEqual(jaggedness(rows, codes));
  expect(jaggedness(rows, names).categories.map(({ prompts }) => prompts)).toEqual([4, 4, 3]);
});

it('draws the mean of a category towards that of all, as far as noise explains the difference', () => {
  const half = counts(
    Array.from({ length: 40 }, (_, i) => ({ n: 8, c: (i < 20 ? 4 : 3) + (i % 3) })),
  );
  const codes = Int32Array.from({ length: 40 }, (_, i) => Number(i >= 20));
  const { categories, excessVariance } = jaggedness(half, codes);
  const centre = (categories[0]!.mean.value + categories[1]!.mean.value) / 2;
  expect(excessVariance.value).toBeGreaterThan(0);
  for (const [i, { mean, shrunken }] of categories.entries()) {
    const rates = Array.from({ length: 20 }, (_, j) => ((i ? 3 : 4) + ((j + 20 * i) % 3)) / 8);
    const noise = rates.reduce((sum, x) => sum + (x - mean.value) ** 2, 0) / 19 / 20;
    const weight = excessVariance.value / (excessVariance.value + noise);
    close(shrunken, centre + weight * (mean.value - centre));
    expect(weight).toBeLessThan(1);
  }
});
