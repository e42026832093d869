import { createRng } from '@bits-per-sample/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countSeries, meanOver, plainSeries } from '../../src/index.ts';
import { columnsOf, runs } from '../support/runs.ts';

it('is the mean of the groups, whatever the steps', () => {
  fc.assert(
    fc.property(runs, fc.nat(), fc.nat(), (run, a, b) => {
      const from = a % (run.length + 1);
      const to = from + (b % (run.length + 1 - from));
      const within = run.slice(from, to);
      const n = within.reduce((total, step) => total + step.n, 0);
      const { mean, standardError } = meanOver(countSeries(columnsOf(run)), from, to);
      if (n === 0) expect([mean, standardError]).toEqual([Number.NaN, Number.NaN]);
      else {
        expect(mean).toBeCloseTo(within.reduce((total, step) => total + step.sum, 0) / n, 9);
        expect(standardError).toBeGreaterThan(0); // 0 of n has an error too
      }
    }),
  );
});

it('one step of 0/1 groups: by hand', () => {
  // 3 of 8: variance 15/64; (8 · 15/64 + 1/2) / 10 / 8
  const { mean, standardError } = meanOver(countSeries({ n: [8], sum: [3] }), 0, 1);
  expect(mean).toBe(0.375);
  expect(standardError).toBeCloseTo(Math.sqrt((8 * (15 / 64) + 0.5) / 10 / 8), 12);
});

it('plain values: σ / √n', () => {
  // neighbours differ by 1: σ = 1.15 √(1/2); λ of five steps is 1
  const series = plainSeries([0, 1, 0, 1, 0]);
  expect(meanOver(series, 0, 4).standardError).toBeCloseTo((1.15 * Math.sqrt(0.5)) / 2, 12);
});

it('two standard errors hold the mean in about 95 % of the runs', () => {
  const rng = createRng(11);
  let held = 0;
  for (let run = 0; run < 400; run++) {
    const p = 0.1 + 0.8 * rng.next();
    const n = Array.from({ length: 12 }, () => 30);
    const sum = n.map((count) =>
      Array.from({ length: count }, () => Number(rng.next() < p)).reduce((a, b) => a + b, 0),
    );
    const { mean, standardError } = meanOver(countSeries({ n, sum }), 0, 12);
    if (Math.abs(mean - p) < 1.96 * standardError) held++;
  }
  expect(held / 400).toBeGreaterThan(0.93);
});
