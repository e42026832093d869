import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSeries, currentWindow, meanOver, type StepSums, worse } from '../../src/index.ts';
import { columnsOf, runs } from '../support/runs.ts';

describe('laws', () => {
  it('groups of a step may come in any order', () => {
    const groups = fc.array(fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 20 }), {
      maxLength: 30,
    });
    const sums = (steps: number[][]): StepSums[] =>
      steps.map((x) => ({
        n: x.length,
        sum: x.reduce((total, k) => total + k / 8, 0),
        squares: x.reduce((total, k) => total + (k / 8) ** 2, 0),
      }));
    fc.assert(
      fc.property(groups, (steps) => {
        const turned = steps.map((x) => [...x].reverse());
        expect(countSeries(columnsOf(sums(turned)))).toEqual(countSeries(columnsOf(sums(steps))));
      }),
    );
  });

  it('two parts of every step, added, are the whole', () => {
    const part = fc
      .tuple(fc.nat(40), fc.nat(40))
      .map(([a, b]) => ({ n: Math.max(a, b), sum: Math.min(a, b) }));
    fc.assert(
      fc.property(fc.array(fc.tuple(part, part), { maxLength: 60 }), (steps) => {
        const added = steps.map(([a, b]) => ({ n: a.n + b.n, sum: a.sum + b.sum }));
        const [first, second] = [0, 1].map((i) => countSeries(columnsOf(steps.map((s) => s[i]!))));
        const whole = countSeries(columnsOf(added));
        added.forEach(({ n, sum }, step) => {
          expect(whole.means[step]).toBe(n === 0 ? Number.NaN : sum / n);
          const [a, b] = [first!, second!].map((one) => one.sums.sum[step + 1]!);
          expect(whole.sums.sum[step + 1]).toBe(a! + b!);
        });
      }),
    );
  });

  it('an empty step is no zero: means over windows and λ are what they were', () => {
    fc.assert(
      fc.property(runs, fc.nat(), (run, at) => {
        const cut = at % (run.length + 1);
        const series = countSeries(columnsOf(run));
        const gap = { n: 0, sum: 0, squares: 0 };
        const longer = countSeries(columnsOf([...run.slice(0, cut), gap, ...run.slice(cut)]));
        expect(longer.inflation).toBe(series.inflation);
        expect(longer.means[cut]).toBeNaN();
        expect(longer.inflations[longer.steps - 1]).toBe(series.inflations[series.steps - 1]);
        expect(meanOver(longer, 0, longer.steps)).toEqual(meanOver(series, 0, series.steps));
        expect(meanOver(longer, cut, longer.steps)).toEqual(meanOver(series, cut, series.steps));
        expect(meanOver(longer, 0, cut)).toEqual(meanOver(series, 0, cut));
      }),
    );
  });

  it('squares of 0/1 groups are their sum', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(40), fc.nat(40))), (steps) => {
        const n = steps.map(([a, b]) => Math.max(a, b));
        const sum = steps.map(([a, b]) => Math.min(a, b));
        expect(countSeries({ n, sum })).toEqual(countSeries({ n, sum, squares: sum }));
      }),
    );
  });

  it('inputs stay as they are, and typed arrays are as good', () => {
    const n = Float64Array.of(4, 4, 4);
    const sum = Uint8Array.of(1, 2, 3);
    const series = countSeries({ n, sum });
    expect(series).toEqual(countSeries({ n: [4, 4, 4], sum: [1, 2, 3] }));
    expect([...n, ...sum]).toEqual([4, 4, 4, 1, 2, 3]);
  });
});

it('what was counted is not certain where all groups agree', () => {
  const { variances } = countSeries({ n: [4, 400], sum: [4, 200] });
  expect(variances[0]).toBeGreaterThan(0.01);
});

it('rounding is no fault: three groups at 0.1', () => {
  const sum = [0.1 + 0.1 + 0.1];
  expect(countSeries({ n: [3], sum, squares: [0.03] }).means[0]).toBeCloseTo(0.1, 12);
});

it('no steps', () => {
  const none = countSeries({ n: [], sum: [] });
  expect(none).toMatchObject({ steps: 0, inflation: 1 });
  expect(currentWindow(none)).toBe(0);
  expect(worse(none, { direction: 'fall', relative: 0.5 })).toBe(null);
});
