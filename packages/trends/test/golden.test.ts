import { describe, expect, it } from 'vitest';
import { currentWindow, jump, leap, meanOver, onset, outcomesAtSize, worse } from '../src/index.ts';
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

interface Golden {
  readonly cases: readonly {
    readonly name: string;
    readonly series: GoldenSeries;
    readonly detector?: 'worse' | 'leap' | 'jump';
    readonly args: GoldenArgs;
    readonly expect: {
      readonly window: { steps: number; from: number; mean: number; se: number; wholeMean: number };
      readonly lambda: number;
      readonly worse?: GoldenWorse | null;
      readonly onset?: GoldenOnset;
      readonly leap?: object | null;
      readonly jump?: number | null;
    };
  }[];
  readonly functions: readonly { args: { k: number; n: number; m: number }; expect: number[] }[];
}

const { cases, functions } = readGolden<Golden>('now.json');
const asked = (detector: string) => cases.filter((one) => one.detector === detector);

// Four answers are meant to differ. An empty step is no zero, so the fall begins behind it. What was
// known at a step is told by the steps up to it: the first reference took the spread of one group from
// the whole run; asked after every step, it saw this leap at 54 itself. A dip is over when the last
// steps say so, not when long windows have left it. And one step alone, 40, is no leap yet.
const BEHIND_THE_EMPTY_STEP = { step: 11, full: 11, low: 10 };
const LEAPS: Record<string, object> = {
  'verifier_one pass': { seen: 54 },
  'collapse.jsonl live leap': { seen: 41 },
};
const OVER_WHEN_THE_LAST_STEPS_SAY_SO = { until: 44 };

it('the golden file holds 41 series and 4 calls', () => {
  expect(cases).toHaveLength(41);
  expect([asked('worse'), asked('leap'), asked('jump')].map((some) => some.length)).toEqual([
    29, 4, 7,
  ]);
  expect(functions).toHaveLength(4);
});

describe('current window, means and inflation as the reference has them', () => {
  it.each(cases)('$name', ({ series, expect: { window, lambda } }) => {
    const ours = seriesOf(series);
    const length = currentWindow(ours);
    expect(length).toBe(window.steps);
    expect(ours.steps - length).toBe(window.from);
    const { mean, standardError } = meanOver(ours, window.from, ours.steps);
    near(mean, window.mean, 1e-4);
    near(standardError, window.se, 1e-4);
    near(meanOver(ours, 0, ours.steps).mean, window.wholeMean, 1e-4);
    near(ours.inflation, lambda, 1e-4);
  });
});

describe('worse and onset as the reference has them', () => {
  it.each(asked('worse'))('$name', ({ name, series, args, expect: theirs }) => {
    const ours = seriesOf(series);
    const found = worse(ours, optionsOf(args));
    if (!theirs.worse) return expect(found).toBe(null);
    const over = name === 'dip and recovery' ? OVER_WHEN_THE_LAST_STEPS_SAY_SO : {};
    expect(found).toEqual({ ...worseOf(theirs.worse), ...over });
    const { size, ...places } = onset(ours, found!.reference[0], found!.end)!;
    const meant = name.includes('an empty step') ? BEHIND_THE_EMPTY_STEP : {};
    expect(places).toEqual({ ...placesOf(theirs.onset!), ...meant });
    near(size, theirs.onset!.D, 1e-3);
  });
});

describe('leap as the reference has it', () => {
  it.each(asked('leap'))('$name', ({ name, series, expect: theirs }) => {
    expect(leap(seriesOf(series))).toEqual(theirs.leap && { ...theirs.leap, ...LEAPS[name] });
  });
});

describe('jump as the reference has it', () => {
  it.each(asked('jump'))('$name', ({ series, args, expect: theirs }) => {
    expect(jump(valuesOf(series.plain!), args)).toBe(theirs.jump);
  });
});

it('outcomes at a common size as the reference has them', () => {
  for (const { args, expect: theirs } of functions) {
    const { solved, failed, live } = outcomesAtSize(args.k, args.n, args.m);
    for (const [i, share] of [solved, failed, live].entries())
      expect(share).toBeCloseTo(theirs[i]!, 6);
  }
});
