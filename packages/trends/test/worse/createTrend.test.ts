import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSeries, createTrend, worse } from '../../src/index.ts';
import { columnsOf, questions, runs } from '../support/runs.ts';

describe('a trend', () => {
  it('says after every step what worse says of the steps so far', () => {
    fc.assert(
      fc.property(runs, questions, (run, options) => {
        const trend = createTrend(options);
        run.forEach((step, i) => {
          trend.append(step);
          const series = countSeries(columnsOf(run.slice(0, i + 1)));
          expect(trend.worse()).toEqual(worse(series, options));
          expect(trend.series()).toEqual(series);
        });
      }),
    );
  });

  it('says the same however often it is asked', () => {
    fc.assert(
      fc.property(runs, questions, (run, options) => {
        const trend = createTrend(options);
        for (const step of run) trend.append(step);
        expect(trend.worse()).toEqual(worse(countSeries(columnsOf(run)), options));
        expect(trend.worse()).toEqual(trend.worse());
      }),
    );
  });

  it('forgets a tail wholly: what is added behind a cut stands where the tail stood', () => {
    fc.assert(
      fc.property(
        runs,
        runs,
        questions,
        fc.nat(),
        fc.boolean(),
        (run, other, options, at, asked) => {
          const kept = at % (run.length + 1);
          const trend = createTrend(options);
          for (const step of run) {
            trend.append(step);
            if (asked) trend.worse();
          }
          trend.cut(kept);
          expect(trend.steps).toBe(kept);
          for (const step of other) {
            trend.append(step);
            if (asked) trend.worse();
          }
          const series = countSeries(columnsOf([...run.slice(0, kept), ...other]));
          expect(trend.worse()).toEqual(worse(series, options));
          expect(trend.series()).toEqual(series);
        },
      ),
    );
  });

  it('late groups of the last step: cut it, and give it whole', () => {
    const options = { direction: 'fall', relative: 0.5 } as const;
    const trend = createTrend(options);
    for (let step = 0; step < 20; step++) trend.append({ n: 64, sum: 40 });
    for (let step = 0; step < 3; step++) trend.append({ n: 64, sum: 4 });
    expect(trend.worse()).toMatchObject({ seen: 22, active: true });
    trend.cut(22);
    trend.append({ n: 640, sum: 400 });
    expect(trend.worse()).toBe(null);
  });

  it('its series is a copy', () => {
    const trend = createTrend({ direction: 'fall', relative: 0.5 });
    trend.append({ n: 4, sum: 2 });
    const before = trend.series();
    trend.cut(0);
    trend.append({ n: 8, sum: 8 });
    expect([...before.means]).toEqual([0.5]);
    expect(Array.from(before.sums.groups)).toEqual([0, 4]);
  });

  it('has nothing to say without steps', () => {
    const trend = createTrend({ direction: 'rise', absolute: 0.1 });
    expect(trend.worse()).toBe(null);
    expect(trend.series().steps).toBe(0);
  });
});
