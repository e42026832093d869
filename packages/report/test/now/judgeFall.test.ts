import { countSeries, type Onset } from '@bits-per-sample/trends';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/now/change.ts';
import { judgeFall } from '../../src/now/judgeFall.ts';
import type { PairedDifference } from '../../src/now/samePrompts.ts';

const series = countSeries({ n: new Array(60).fill(32), sum: new Array(60).fill(16) });

/** A pass rate that fell from 85 to 7 % in a run of 60 steps. */
const fall = (onset: Pick<Onset, 'low' | 'step' | 'full'>): Change => ({
  metric: 'pass',
  series,
  worse: {
    seen: 18,
    width: 3,
    reference: [0, 8],
    now: [16, 19],
    active: true,
    until: 60,
    end: 60,
  },
  onset: { ...onset, high: onset.full, size: -0.78, gradual: false },
  reference: [0, 8],
  stretch: [onset.full, 60],
  before: 0.85,
  now: 0.07,
});
const judged = (change: Change, paired: Partial<PairedDifference> = {}) =>
  judgeFall(
    change,
    () => ({
      prompts: 0,
      before: 0.85,
      now: 0.07,
      difference: Number.NaN,
      standardError: Number.NaN,
      ...paired,
    }),
    { rateOf: () => Number.NaN, steps: 60 },
  );

describe('without prompts on both sides', () => {
  it('nearly nothing at once is an alarm', () => {
    expect(judged(fall({ low: 14, step: 15, full: 16 }))).toMatchObject({
      verdict: 'gone',
      severity: 'alarm',
    });
  });

  it('what may have come little by little is asked about: data may get harder', () => {
    expect(judged(fall({ low: 1, step: 14, full: 16 }))).toMatchObject({
      verdict: 'unknown',
      severity: 'ask',
    });
  });
});

it('prompts on both sides decide, however fast it came', () => {
  const change = fall({ low: 14, step: 15, full: 16 });
  const many = { prompts: 200, standardError: 0.01 };
  expect(judged(change, { ...many, difference: -0.4 }).severity).toBe('alarm');
  expect(judged(change, { ...many, difference: -0.01 }).severity).toBe('note');
  expect(judged(change, { ...many, difference: -0.05 }).severity).toBe('ask');
});
