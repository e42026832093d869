import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSeries, currentWindow, plainSeries } from '../../src/index.ts';
import { columnsOf, runs, values } from '../support/runs.ts';

const steps = (count: number, rate: (step: number) => number, n = 64) =>
  Array.from({ length: count }, (_, step) => ({ n, sum: Math.round(n * rate(step)) }));
const of = (run: { n: number; sum: number }[]) => countSeries(columnsOf(run));

describe('laws', () => {
  it('is at least one step, and at most all; a larger z is no shorter', () => {
    fc.assert(
      fc.property(runs, (run) => {
        const series = of(run);
        const length = currentWindow(series);
        expect(length).toBeGreaterThanOrEqual(1);
        expect(length).toBeLessThanOrEqual(run.length);
        expect(currentWindow(series, { z: 6 })).toBeGreaterThanOrEqual(length);
      }),
    );
  });

  it('is of shifted and scaled values the same', () => {
    fc.assert(
      fc.property(
        values,
        fc.integer({ min: -64, max: 64 }),
        fc.constantFrom(-4, 0.25, 16),
        (x, b, a) => {
          const coarse = x.map((v) => Math.round(v * 64) / 64);
          expect(currentWindow(plainSeries(coarse.map((v) => a * (v + b))))).toBe(
            currentWindow(plainSeries(coarse)),
          );
        },
      ),
    );
  });

  it('what lies before a change is forgotten: any past, one answer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 60 }), (length) => {
        const now = steps(length, () => 0.3, 200);
        const past = steps(40, () => 0.9, 200);
        const found = currentWindow(of([...past, ...now]), { also: [length] });
        expect(found).toBeLessThanOrEqual(length + 1);
        expect(found).toBeGreaterThanOrEqual(Math.min(length, 4));
      }),
    );
  });
});

describe('runs of known shape', () => {
  it('that do not change are all now', () => {
    expect(currentWindow(of(steps(90, () => 0.5)))).toBe(90);
    expect(currentWindow(plainSeries(Array(50).fill(3)))).toBe(50);
  });

  it('of few groups are all now: nothing can be told', () => {
    expect(
      currentWindow(
        of([
          { n: 8, sum: 8 },
          { n: 8, sum: 0 },
        ]),
      ),
    ).toBe(2);
    expect(
      currentWindow(
        of([
          { n: 8, sum: 8 },
          { n: 8, sum: 0 },
        ]),
        { groups: 0 },
      ),
    ).toBe(1);
  });

  it('start at a change that is named', () => {
    const run = of(steps(100, (t) => (t < 87 ? 0.8 : 0.3)));
    expect(currentWindow(run, { also: [13] })).toBe(13);
    expect(currentWindow(run, { also: [0, 13, 101] })).toBe(13);
  });

  it('end in empty steps: they are looked through', () => {
    const run = of([...steps(40, (t) => (t < 30 ? 0.9 : 0.2)), ...steps(5, () => 0, 0)]);
    const length = currentWindow(run);
    expect(length).toBeGreaterThan(5);
    expect(length).toBeLessThanOrEqual(15);
  });

  it('have no step, or one', () => {
    expect(currentWindow(of([]))).toBe(0);
    expect(currentWindow(of(steps(1, () => 1)))).toBe(1);
    expect(currentWindow(plainSeries([]))).toBe(0);
    expect(currentWindow(plainSeries([Number.NaN]))).toBe(1);
  });
});
