import { createRng, sampleNormal } from '@bits-per-sample/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currentWindow, meanOver, onset, plainSeries, worse } from '../../src/index.ts';
import { values } from '../support/runs.ts';

describe('laws', () => {
  it('shift and scale', () => {
    fc.assert(
      fc.property(
        values,
        fc.integer({ min: -64, max: 64 }),
        fc.constantFrom(-2, 0.5, 8),
        (x, b, a) => {
          const coarse = x.map((v) => Math.round(v * 64) / 64);
          const before = plainSeries(coarse);
          const after = plainSeries(coarse.map((v) => a * (v + b)));
          expect(after.inflation).toBeCloseTo(before.inflation, 9);
          const [was, is] = [before, after].map((one) => meanOver(one, 0, one.steps));
          expect(Number.isNaN(is!.mean)).toBe(Number.isNaN(was!.mean));
          if (Number.isNaN(was!.mean)) return;
          expect(is!.mean).toBeCloseTo(a * (was!.mean + b), 9);
          expect(is!.standardError).toBeCloseTo(Math.abs(a) * was!.standardError, 6);
        },
      ),
    );
  });

  it('ln turns factors into shifts', () => {
    fc.assert(
      fc.property(values, (x) => {
        const positive = x.map((v) => Math.exp(v));
        const logged = plainSeries(positive, { log: true });
        const plain = plainSeries(positive.map(Math.log));
        expect(logged).toEqual(plain);
      }),
    );
  });

  it('what is not finite is left out, wherever it stands', () => {
    fc.assert(
      fc.property(
        values,
        fc.nat(),
        fc.constantFrom(Number.NaN, Infinity, -Infinity),
        (x, at, odd) => {
          const cut = at % (x.length + 1);
          const series = plainSeries(x);
          const gaps = plainSeries([...x.slice(0, cut), odd, ...x.slice(cut)]);
          expect(gaps.steps).toBe(x.length + 1);
          expect(gaps.means[cut]).toBeNaN();
          expect(gaps.inflation).toBe(series.inflation);
          expect(meanOver(gaps, 0, gaps.steps)).toEqual(meanOver(series, 0, series.steps));
        },
      ),
    );
  });
});

describe('logs of every kind', () => {
  it('no value, one value, no value that is finite', () => {
    for (const x of [[], [3], Array(30).fill(Number.NaN)]) {
      const series = plainSeries(x);
      expect(worse(series, { direction: 'fall', absolute: 1 })).toBe(null);
      expect(onset(series, 0, x.length)).toBe(null);
      expect(currentWindow(series)).toBe(x.length);
    }
  });

  it('zeros and negative values have a logarithm too: that of 1e-12', () => {
    const series = plainSeries([0, -1, 1e-12], { log: true });
    expect(new Set(series.means).size).toBe(1);
  });

  it('three values have the variance of their own', () => {
    expect(plainSeries([0, 1, 0]).variances[0]).toBeCloseTo(2 / 9, 12);
  });

  it('λ is 2 at least before step 63', () => {
    const rng = createRng(2);
    const { inflations } = plainSeries(Array.from({ length: 80 }, () => sampleNormal(rng)));
    expect(Math.min(...inflations.slice(0, 63))).toBe(2);
    expect(inflations[63]).toBeLessThan(2);
  });

  it('a metric that is logged every tenth step is read as it stands', () => {
    const x = Array.from({ length: 400 }, (_, t) =>
      t % 10 === 0 ? (t < 200 ? 0.6 : 0.3) + (t % 7) / 100 : Number.NaN,
    );
    const found = worse(plainSeries(x), { direction: 'fall', absolute: 0.1 });
    expect(found).toMatchObject({ active: true });
    expect(found!.seen).toBeGreaterThanOrEqual(200);
    expect(found!.seen).toBeLessThan(240);
    const began = onset(plainSeries(x), found!.reference[0], found!.end)!;
    expect(began.low).toBeLessThanOrEqual(200);
    expect(began.high).toBeGreaterThanOrEqual(200);
  });
});
