import { createRng } from '@bits-per-sample/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { meanPassAtK, meanPassHatK, passAtKCurve } from '../../src/index.ts';
import { benchmark, close, counts } from '../support/arbitraries.ts';

it('law: the order of prompts does not matter, and a prompt twice is two prompts', () => {
  fc.assert(
    fc.property(benchmark, (rows) => {
      const k = Math.min(...rows.map(({ n }) => n));
      for (const prompts of ['sample', 'these'] as const) {
        const forth = meanPassAtK(counts(rows), k, { prompts });
        const back = meanPassAtK(counts([...rows].reverse()), k, { prompts });
        for (const end of ['value', 'lower', 'upper'] as const) close(forth[end], back[end]);
      }
      close(meanPassAtK(counts([...rows, ...rows]), k).value, meanPassAtK(counts(rows), k).value);
      close(
        meanPassAtK(counts(rows), 1).value,
        rows.reduce((sum, { n, c }) => sum + c / n, 0) / rows.length,
      );
    }),
  );
});

it('law: intervals hold their value and stay in [0, 1]; prompts without attempts do not count', () => {
  fc.assert(
    fc.property(benchmark, (rows) => {
      const k = Math.min(...rows.map(({ n }) => n));
      const all = counts(rows);
      const rng = createRng(1);
      for (const estimate of [
        meanPassAtK(all, k),
        meanPassAtK(all, k, { prompts: 'these' }),
        meanPassHatK(all, k),
        meanPassAtK(all, 2 * k, { prompts: 'these', method: 'posterior' }),
        meanPassAtK(all, k, { method: 'bootstrap', rng, resamples: 50 }),
        ...passAtKCurve(all).passAtK,
      ]) {
        expect(estimate.lower).toBeGreaterThanOrEqual(0);
        expect(estimate.upper).toBeLessThanOrEqual(1);
        expect(estimate.lower).toBeLessThanOrEqual(estimate.upper);
      }
      const band = passAtKCurve(all).passAtK;
      for (const { value, lower, upper } of band) {
        expect(lower).toBeLessThanOrEqual(value + 1e-12);
        expect(upper).toBeGreaterThanOrEqual(value - 1e-12);
      }
      expect(meanPassAtK(counts([...rows, { n: 0, c: 0 }]), k)).toEqual(meanPassAtK(all, k));
    }),
  );
});
