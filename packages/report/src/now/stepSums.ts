import { distinct } from '../trials/distinct.ts';
import type { Groups } from '../trials/readGroups.ts';

/** Sums of one number per group, step by step: all that trends need of a run. */
export interface StepSums {
  /** Groups with a value; shape [steps]. */
  readonly n: Float64Array;
  /** Σx. */
  readonly sum: Float64Array;
  /** Σx². */
  readonly squares: Float64Array;
}

/** The steps of a run, and where in them each group stands. */
export interface RunSteps {
  /** Steps as logged, ascending; shape [steps]. */
  readonly steps: Float64Array;
  /** Position of each group's step; −1 where it names none. Shape [groups]. */
  readonly at: Int32Array;
}

/** The steps that the groups name. */
export function runSteps({ step, size }: Pick<Groups, 'step' | 'size'>): RunSteps {
  const steps = Float64Array.from(distinct(step)).filter(Number.isFinite).sort();
  const place = new Map<number, number>();
  steps.forEach((value, i) => {
    place.set(value, i);
  });
  const at = new Int32Array(size);
  for (let i = 0; i < size; i++)
    at[i] = i > 0 && step[i] === step[i - 1] ? at[i - 1]! : (place.get(step[i]!) ?? -1);
  return { steps, at };
}

/** Sums per step of a number that each group has; a group where it is NaN is left out. */
export function stepSums(run: RunSteps, numberOf: (group: number) => number): StepSums {
  const empty = (): Float64Array => new Float64Array(run.steps.length);
  const sums = { n: empty(), sum: empty(), squares: empty() };
  addSteps(sums, run, numberOf, 0, run.at.length);
  return sums;
}

/** Adds the groups [from, to) to sums per step. */
export function addSteps(
  { n, sum, squares }: StepSums,
  { at }: RunSteps,
  numberOf: (group: number) => number,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) {
    const t = at[i]!;
    if (t < 0) continue;
    const x = numberOf(i);
    if (Number.isNaN(x)) continue;
    n[t]!++;
    sum[t]! += x;
    squares[t]! += x * x;
  }
}
