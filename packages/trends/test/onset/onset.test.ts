import { createRng, sampleNormal } from '@bits-per-sample/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSeries, onset, plainSeries } from '../../src/index.ts';
import { columnsOf, runs, values } from '../support/runs.ts';

const steps = (count: number, rate: (step: number) => number, n = 200) =>
  Array.from({ length: count }, (_, step) => ({ n, sum: Math.round(n * rate(step)) }));
const of = (run: { n: number; sum: number }[]) => countSeries(columnsOf(run));

describe('laws', () => {
  it('lies in the stretch, and in its own interval', () => {
    fc.assert(
      fc.property(runs, fc.nat(), fc.nat(), (run, a, b) => {
        const series = of(run);
        const from = a % (run.length + 1);
        const to = from + (b % (run.length + 1 - from));
        const found = onset(series, from, to);
        if (to - from < 4) expect(found).toBe(null);
        if (found === null) return;
        const { step, full, low, high } = found;
        expect(low).toBeGreaterThanOrEqual(from);
        expect(step).toBeGreaterThanOrEqual(low);
        expect(high).toBeGreaterThanOrEqual(step);
        expect(high).toBeLessThan(to);
        expect(full).toBeGreaterThanOrEqual(step);
        expect(full).toBeLessThan(to);
        expect(run[step]!.n).toBeGreaterThan(0); // it began at a step that was seen
      }),
    );
  });

  it('is found alike in a stretch of a run and in a run of that stretch, where noise is the same', () => {
    const run = steps(60, (t) => (t < 37 ? 0.6 : 0.2));
    const alone = onset(of(run.slice(20)), 0, 40)!;
    const within = onset(of(run), 20, 60)!;
    for (const key of ['step', 'full', 'low', 'high'] as const)
      expect(within[key]).toBe(alone[key] + 20);
  });

  it('of scaled values is the same, and its size scales', () => {
    fc.assert(
      fc.property(values, fc.constantFrom(2 ** -20, -4, 2 ** 40), (x, a) => {
        const series = plainSeries(x);
        if (Math.min(...series.variances) < 1e-4) return; // the least noise does not scale
        const before = onset(series, 0, x.length);
        const after = onset(plainSeries(x.map((v) => a * v)), 0, x.length);
        if (before === null) expect(after).toBe(null);
        else
          expect({ ...after, size: after!.size + 0 }).toEqual({
            ...before,
            size: a * before.size + 0,
          });
      }),
    );
  });

  it('of shifted values is the same', () => {
    fc.assert(
      fc.property(fc.integer(), fc.double({ min: -100, max: 100, noNaN: true }), (seed, shift) => {
        const rng = createRng(seed);
        const x = Array.from({ length: 40 }, (_, t) => (t < 25 ? 1 : 0) + 0.3 * sampleNormal(rng));
        const { size, ...places } = onset(plainSeries(x), 0, 40)!;
        const moved = onset(plainSeries(x.map((v) => v + shift)), 0, 40)!;
        expect(moved).toMatchObject(places);
        expect(moved.size).toBeCloseTo(size, 6);
      }),
    );
  });

  it('empty steps inside carry no weight: no step begins there, and the rest is fitted as it stands', () => {
    const run = steps(40, (t) => (t < 20 ? 0.7 : 0.1));
    run[19] = run[20] = { n: 0, sum: 0 };
    expect(onset(of(run), 0, 40)).toMatchObject({ step: 21, full: 21, low: 20, high: 22 });
  });
});

describe('changes of known shape', () => {
  it('a step', () => {
    const { size, ...places } = onset(of(steps(40, (t) => (t < 25 ? 0.6 : 0.2))), 0, 40)!;
    expect(places).toEqual({ step: 25, full: 25, low: 24, high: 26, gradual: false });
    expect(size).toBeCloseTo(-0.4, 6);
  });

  it('a ramp', () => {
    const found = onset(
      of(steps(60, (t) => 0.8 - 0.6 * Math.min(1, Math.max(0, (t - 29) / 11)))),
      0,
      60,
    )!;
    expect(Math.abs(found.step - 30)).toBeLessThanOrEqual(1);
    expect(Math.abs(found.full - 40)).toBeLessThanOrEqual(2);
    expect(found.size).toBeCloseTo(-0.6, 1);
  });

  it('a slow leak has no step of its own', () => {
    const found = onset(of(steps(100, (t) => 0.7 - 0.4 * (t / 100))), 0, 100)!;
    expect(found.gradual).toBe(true);
  });

  it('learning before it is a line, not a change', () => {
    const found = onset(of(steps(60, (t) => (t < 40 ? 0.2 + t / 80 : 0.1))), 0, 60)!;
    expect(found).toMatchObject({ step: 40, full: 40, gradual: false });
  });

  it('thousands of steps, in bins', () => {
    const found = onset(of(steps(2000, (t) => (t < 1300 ? 0.6 : 0.4))), 0, 2000)!;
    expect(found.low).toBeLessThanOrEqual(1300);
    expect(found.high).toBeGreaterThanOrEqual(1300);
    expect(found.high - found.low).toBeLessThan(60);
    for (let at = 900; at < 920; at++) {
      const { low, high } = onset(of(steps(2000, (t) => (t < at ? 0.6 : 0.4))), 0, 2000)!;
      expect([low <= at, at <= high]).toEqual([true, true]); // wherever it lies in its bin
    }
  });

  it('the interval holds the start of nearly all steps in noise', () => {
    const rng = createRng(3);
    let held = 0;
    for (let run = 0; run < 200; run++) {
      const at = 12 + (run % 30);
      const x = Array.from({ length: 54 }, (_, t) => (t < at ? 1 : 0) + 0.4 * sampleNormal(rng));
      const { low, high } = onset(plainSeries(x), 0, 54)!;
      if (low <= at && at <= high) held++;
    }
    expect(held).toBeGreaterThanOrEqual(180);
  });
});

it('cannot tell from three steps, nor from empty ones', () => {
  expect(onset(of(steps(3, (t) => 1 / (1 + t))), 0, 3)).toBe(null);
  expect(onset(of(steps(20, () => 0, 0)), 0, 20)).toBe(null);
  expect(onset(of([...steps(2, () => 0.5), ...steps(20, () => 0, 0)]), 0, 22)).toBe(null);
  expect(onset(plainSeries(Array(20).fill(Number.NaN)), 0, 20)).toBe(null);
});
