import { describe, expect, it } from 'vitest';
import {
  createTrend,
  currentWindow,
  jump,
  leap,
  meanOver,
  onset,
  type Worse,
  worse,
} from '../src/index.ts';
import {
  type GoldenArgs,
  type GoldenOnset,
  type GoldenSeries,
  type GoldenWorse,
  optionsOf,
  placesOf,
  readGolden,
  seriesOf,
  valuesOf,
  worseOf,
} from './support/golden.ts';
import { near } from './support/near.ts';

interface Dense {
  readonly cases: readonly {
    readonly name: string;
    readonly series: GoldenSeries;
    readonly lam: number;
    readonly windows: Record<string, number>;
    readonly mean: number | null;
    readonly se: number | null;
    readonly worse: readonly {
      args: GoldenArgs;
      expect: GoldenWorse | null;
      onset: GoldenOnset | null;
    }[];
    readonly leap?: object | null;
    readonly jump?: readonly { args: GoldenArgs; expect: number | null }[];
  }[];
}

const { cases } = readGolden<Dense>('dense.json');
const isPlain = ({ series }: { series: GoldenSeries }) => series.plain !== undefined;

/** What a trend says that was given the same steps, one by one. */
function followed({ n = [], s1 = [], s2 }: GoldenSeries, args: GoldenArgs): Worse | null {
  const trend = createTrend(optionsOf(args));
  n.forEach((groups, step) => {
    trend.append({ n: groups, sum: s1[step]!, ...(s2 && { squares: s2[step]! }) });
  });
  return trend.worse();
}

describe('series of every kind', () => {
  it.each(cases)('$name: window, mean, inflation', ({ series, lam, windows, mean, se }) => {
    const ours = seriesOf(series);
    near(ours.inflation, lam);
    expect(currentWindow(ours)).toBe(windows['']);
    const third = Math.floor(ours.steps / 3);
    expect(currentWindow(ours, { also: [third] })).toBe(windows[third]);
    const half = meanOver(ours, Math.floor(ours.steps / 2), ours.steps);
    near(half.mean, mean);
    near(half.standardError, se);
  });

  it.each(cases)('$name: worse and onset', ({ series, worse: asked }) => {
    const ours = seriesOf(series);
    for (const { args, expect: theirs, onset: since } of asked) {
      const found = worse(ours, optionsOf(args));
      expect(found).toEqual(theirs && worseOf(theirs));
      if (!series.plain) expect(followed(series, args)).toEqual(found);
      if (found === null) continue;
      const began = onset(ours, found.reference[0], found.end);
      if (since === null) expect(began).toBe(null);
      else {
        expect(began).toMatchObject(placesOf(since));
        near(began!.size, since.D);
      }
    }
  });

  it.each(cases.filter((one) => !isPlain(one)))('$name: leap', ({ series, leap: theirs }) => {
    expect(leap(seriesOf(series))).toEqual(theirs);
  });

  it.each(cases.filter((one) => one.jump))('$name: jump', ({ series, jump: asked }) => {
    for (const { args, expect: theirs } of asked!)
      expect(jump(valuesOf(series.plain!), args)).toBe(theirs);
  });

  it('most of what can be told is told of some of them', () => {
    const told = cases.flatMap((one) => one.worse.map(({ expect: found }) => found));
    expect(told.filter((found) => found?.active).length).toBeGreaterThan(80);
    expect(told.filter((found) => found && !found.active).length).toBeGreaterThan(20);
    expect(told.filter((found) => found === null).length).toBeGreaterThan(150);
    expect(cases.filter((one) => one.leap).length).toBeGreaterThan(10);
    expect(
      cases.flatMap((one) => one.jump ?? []).filter((one) => one.expect).length,
    ).toBeGreaterThan(8);
  });
});
