import { currentWindow } from '@bits-per-sample/trends';
import type { Headlines } from './headlines.ts';
import type { Trend } from './trend.ts';

/** Headlines that must hold still in the current window. */
const STEADY = ['pass', 'signal', 'reward', 'live'];

/**
 * Position of the first step of the current window: the last steps in which neither the pass rate
 * nor the signal of the groups differs beyond chance. It can start where a finding began.
 */
export function currentSteps({ series, steps }: Headlines, trends: readonly Trend[]): number {
  const names = series.has('pass') ? STEADY.slice(0, 2) : STEADY.slice(2);
  const last = steps.length;
  const also = trends.flatMap(({ change: { onset, worse } }) =>
    worse.active && onset !== null ? [last - onset.full] : [],
  );
  const windows = names.flatMap((name) => {
    const own = series.get(name);
    return own === undefined ? [] : [currentWindow(own, { also })];
  });
  return Math.max(last - Math.min(last, ...windows), ...begins(trends, names));
}

/** Where changes of these headlines began that still hold: no window reaches over one. */
const begins = (trends: readonly Trend[], names: readonly string[]): number[] =>
  trends.flatMap(({ change: { metric, onset, worse } }) =>
    worse.active && onset !== null && !onset.gradual && names.includes(metric) ? [onset.step] : [],
  );
