import { describe, expect, it } from 'vitest';
import { currentWindow, jump, leap, meanOver, onset, outcomesAtSize, worse } from '../src/index.ts';
import { golden, optionsOf, seriesOf } from './support/golden.ts';

const near = (received: number, expected: number, digits: number) =>
  expect(Math.abs(received - expected)).toBeLessThanOrEqual(
    10 ** -digits * Math.max(1e-9, Math.abs(expected)),
  );

const asked = (detector?: string) =>
  golden.cases.filter((one) => detector === undefined || one.detector === detector);

// Two answers are meant to differ. An empty step is no zero, so the fall begins behind it. And what was
// known at a step is told by the steps up to it: the reference takes the spread of one group from the
// whole run; asked after every step, it sees this leap at 54 itself.
const BEHIND_THE_EMPTY_STEP = { step: 11, full: 11 };
const SEEN_AFTER_EVERY_STEP = { seen: 54 };

it('the golden file holds 41 series and 10 calls', () => {
  expect(golden.cases).toHaveLength(41);
  expect(asked('worse').length + asked('leap').length + asked('jump').length).toBe(40);
});

describe('current window, means and inflation as the reference has them', () => {
  it.each(asked())('$name', ({ series, expect: { window, lambda } }) => {
    const ours = seriesOf(series);
    const length = currentWindow(ours);
    expect(length).toBe(window.steps);
    expect(ours.steps - length).toBe(window.from);
    const { mean, standardError } = meanOver(ours, window.from, ours.steps);
    near(mean, window.mean, 4);
    near(standardError, window.se, 4);
    near(meanOver(ours, 0, ours.steps).mean, window.wholeMean, 4);
    near(ours.inflation, lambda, 4);
  });
});

describe('worse and onset as the reference has them', () => {
  it.each(asked('worse'))(
    '$name',
    ({ name, series, args, expect: { worse: theirs, onset: began } }) => {
      const ours = seriesOf(series);
      const found = worse(ours, optionsOf(args));
      if (!theirs) return expect(found).toBe(null);
      expect(found).toEqual({
        seen: theirs.t,
        width: theirs.w,
        reference: theirs.ref,
        now: theirs.now,
        active: theirs.active,
        until: theirs.until,
        end: theirs.end,
      });
      const { size, ...places } = onset(ours, found!.reference[0], found!.end)!;
      const { onset: step, full, lo: low, hi: high, gradual } = began!;
      const meant = name.includes('an empty step') ? BEHIND_THE_EMPTY_STEP : {};
      expect(places).toEqual({ step, full, low, high, gradual, ...meant });
      near(size, began!.D, 2);
    },
  );
});

describe('leap as the reference has it', () => {
  it.each(asked('leap'))('$name', ({ name, series, expect: { leap: theirs } }) => {
    const meant = name === 'verifier_one pass' ? SEEN_AFTER_EVERY_STEP : {};
    expect(leap(seriesOf(series))).toEqual(theirs && { ...theirs, ...meant });
  });
});

describe('jump as the reference has it', () => {
  it.each(asked('jump'))('$name', ({ series, args, expect: { jump: theirs } }) => {
    expect(jump(series.plain!, { floor: args.floor ?? 0 })).toBe(theirs);
  });
});

it('outcomes at a common size as the reference has them', () => {
  const calls = golden.functions.filter(({ fn }) => fn === 'common_size');
  expect(calls).toHaveLength(4);
  for (const { args, expect: theirs } of calls) {
    const { solved, failed, live } = outcomesAtSize(args.k!, args.n!, args.m!);
    for (const [i, share] of [solved, failed, live].entries())
      expect(share).toBeCloseTo(theirs[i]!, 6);
  }
});
