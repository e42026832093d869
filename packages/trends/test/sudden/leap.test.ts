import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSeries, leap, plainSeries } from '../../src/index.ts';
import { columnsOf, runs } from '../support/runs.ts';

const steps = (count: number, rate: (step: number) => number, n = 64) =>
  Array.from({ length: count }, (_, step) => ({ n, sum: Math.round(n * rate(step)) }));
const of = (run: { n: number; sum: number }[]) => countSeries(columnsOf(run));

describe('laws', () => {
  it('what was seen stays seen', () => {
    fc.assert(
      fc.property(runs, (run) => {
        const told = leap(of(run));
        for (let count = 15; count <= run.length; count++) {
          const then = leap(of(run.slice(0, count)));
          if (told === null || count <= told.seen) expect(then).toBe(null);
          else expect(then).toMatchObject({ seen: told.seen, sign: told.sign });
        }
      }),
    );
  });

  it('stands near what was seen', () => {
    fc.assert(
      fc.property(runs, (run) => {
        const found = leap(of(run));
        if (found === null) return;
        expect(found.step).toBeGreaterThanOrEqual(found.seen - 2);
        expect(found.step).toBeLessThanOrEqual(found.seen + 1);
        expect(found.seen).toBeLessThan(run.length);
        expect(found.step).toBeLessThan(run.length);
      }),
    );
  });
});

describe('runs of known shape', () => {
  it('up and down at a step', () => {
    expect(leap(of(steps(40, (t) => (t < 20 ? 0.4 : 0.95))))).toMatchObject({ step: 20, sign: 1 });
    expect(leap(of(steps(40, (t) => (t < 20 ? 0.9 : 0.3))))).toMatchObject({ step: 20, sign: -1 });
  });

  it('the last failures go at once', () => {
    const run = steps(40, (t) => (t < 20 ? 0.9 : 1), 400);
    expect(leap(of(run))).toMatchObject({ step: 20, sign: 1 });
  });

  it('learning, quick at first, is none', () => {
    expect(leap(of(steps(80, (t) => 0.95 - 0.7 * 0.9 ** t)))).toBe(null);
    expect(leap(of(steps(80, (t) => 0.1 + t / 100)))).toBe(null);
  });

  it('a run that always goes up and down is none', () => {
    expect(leap(of(steps(80, (t) => (Math.floor(t / 6) % 2 ? 0.8 : 0.3))))).toBe(null);
  });

  it('one odd step is none, neither up nor down, nor the step back', () => {
    for (const odd of [0, 1])
      for (const at of [15, 20, 21, 37])
        expect(leap(of(steps(40, (t) => (t === at ? odd : 0.4), 512)))).toBe(null);
  });

  it('the first steps are too few to compare with: from step 9 on', () => {
    const at = (step: number) => leap(of(steps(40, (t) => (t < step ? 0.4 : 0.62), 2000)));
    expect(at(8)).toBe(null);
    expect(at(9)).toMatchObject({ step: 9, seen: 11 });
  });

  it('moves that overlap with it are no earlier moves', () => {
    const climb = [0.445, 0.49, 0.535, 0.58, 0.625];
    const rate = (t: number) => (t < 14 ? 0.4 : (climb[t - 14] ?? 0.8));
    expect(leap(of(steps(40, rate, 2000)))).toMatchObject({ seen: 20, sign: 1 });
  });

  it('too few groups, or too few steps, cannot tell', () => {
    expect(leap(of(steps(40, (t) => (t < 20 ? 0.4 : 0.75), 4)))).toBe(null);
    expect(leap(of(steps(14, (t) => (t < 10 ? 0 : 1))))).toBe(null);
    expect(leap(of(steps(40, () => 0, 0)))).toBe(null);
    expect(leap(plainSeries(Array(40).fill(Number.NaN)))).toBe(null);
  });
});
