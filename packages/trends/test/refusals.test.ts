import { describeRefusals } from '@bits-per-sample/testkit';
import { describe, expect, it } from 'vitest';
import * as trends from '../src/index.ts';

const columns = { n: [30, 30, 30, 30, 30], sum: [10, 12, 9, 3, 1], squares: [10, 12, 9, 3, 1] };
const series = trends.countSeries(columns);
const { worse, createTrend, countSeries, plainSeries } = trends;

/** Calls that take a series leave it as it is: its own numbers are no arguments. */
const about = <T extends unknown[], R>(call: (series: trends.Series, ...args: T) => R) => ({
  call: (...args: T) => call(series, ...args),
});

describeRefusals(
  trends,
  {
    countSeries: { call: countSeries, args: [columns], optional: ['0.squares'] },
    createTrend: {
      call: createTrend,
      args: [{ direction: 'fall', z: 4, relative: 0.5, absolute: 0.1 }],
      optional: ['0.z', '0.relative', '0.absolute'],
    },
    currentWindow: {
      ...about(trends.currentWindow),
      args: [],
      options: { z: 3, groups: 64, also: [2] },
    },
    inflate: {
      call: trends.inflate,
      args: [
        [0.5, 0.4],
        [0.1, 0.1],
      ],
    },
    jump: { call: trends.jump, args: [[0.1, 0.2]], options: { ratio: 3, z: 5, floor: 0.1 } },
    leap: { ...about(trends.leap), args: [], options: { z: 4, size: 0.2 } },
    meanOver: { ...about(trends.meanOver), args: [0, 3] },
    onset: { ...about(trends.onset), args: [0, 5] },
    outcomesAtSize: { call: trends.outcomesAtSize, args: [3, 8, 4] },
    plainSeries: { call: plainSeries, args: [[0.5, 0.4]], options: { log: true } },
    withinShare: {
      call: (from: number, to: number) => trends.withinShare(series, series, from, to),
      args: [0, 3],
    },
    worse: {
      ...about(worse),
      args: [],
      options: { direction: 'fall', z: 4, relative: 0.5, absolute: 0.1 },
    },
  },
  { extremes: true },
);

const refused = (fn: string, parameter: string) =>
  expect.objectContaining({ code: 'DOMAIN', fn, parameter });

describe('refuses what is no series', () => {
  const calls: Record<string, (x: never) => unknown> = {
    currentWindow: (x) => trends.currentWindow(x),
    leap: (x) => trends.leap(x),
    meanOver: (x) => trends.meanOver(x, 0, 1),
    onset: (x) => trends.onset(x, 0, 1),
    worse: (x) => worse(x, { direction: 'fall', relative: 0.5 }),
  };
  it.each(Object.keys(calls))('%s', (name) => {
    for (const x of [undefined, null, 'x', {}, [1, 2], { steps: 3 }])
      expect(() => calls[name]!(x as never)).toThrow(refused(name, 'series'));
  });
  it('withinShare, of both', () => {
    expect(() => trends.withinShare({} as never, series, 0, 1)).toThrow(
      refused('withinShare', 'signal'),
    );
    expect(() => trends.withinShare(series, {} as never, 0, 1)).toThrow(
      refused('withinShare', 'pass'),
    );
  });
});

describe('refuses margins that mean nothing', () => {
  const plain = plainSeries([1, 2, 3]);
  it('none at all, a share of a rise, a share of plain values', () => {
    expect(() => worse(series, { direction: 'fall' })).toThrow(refused('worse', 'absolute'));
    expect(() => worse(series, { direction: 'rise', relative: 0.5 })).toThrow(
      refused('worse', 'relative'),
    );
    expect(() => worse(plain, { direction: 'fall', relative: 0.5 })).toThrow(
      refused('worse', 'relative'),
    );
    expect(() => worse(series, { direction: 'down' as 'fall', relative: 0.5 })).toThrow(
      refused('worse', 'direction'),
    );
  });
});

describe('refuses sums that no groups have', () => {
  const wrong: [parameter: string, columns: trends.StepColumns][] = [
    ['n', { n: [-1], sum: [0] }],
    ['n', { n: [Number.NaN], sum: [0] }],
    ['sum', { n: [4], sum: [Number.NaN], squares: [1] }],
    ['sum', { n: [4], sum: [5] }],
    ['sum', { n: [4], sum: [-1] }],
    ['squares', { n: [4], sum: [4], squares: [3] }],
    ['squares', { n: [4, 0], sum: [2, 3], squares: [2, 9] }],
    ['sum', { n: [4, 4], sum: [1] }],
    ['squares', { n: [4, 4], sum: [1, 1], squares: [1] }],
  ];
  it.each(wrong)('%s: %o', (parameter, given) => {
    expect(() => countSeries(given)).toThrow(refused('countSeries', parameter));
  });
  it('with the step at fault', () => {
    expect(() => countSeries({ n: [4, 4], sum: [4, 5] })).toThrow(
      expect.objectContaining({ row: 1 }),
    );
  });
  it('in a trend, which stays as it is', () => {
    const trend = createTrend({ direction: 'fall', relative: 0.5 });
    trend.append({ n: 4, sum: 2 });
    expect(() => trend.append({ n: 4, sum: 5 })).toThrow(refused('Trend.append', 'sum'));
    expect(() => trend.append(undefined as never)).toThrow(refused('Trend.append', 'step'));
    expect(() => trend.cut(2)).toThrow(refused('Trend.cut', 'steps'));
    expect(trend.steps).toBe(1);
  });
});
