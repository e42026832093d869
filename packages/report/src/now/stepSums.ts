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
  const steps = Float64Array.from(new Set(step)).filter(Number.isFinite).sort();
  const place = new Map<number, number>();
  steps.forEach((value, i) => {
    place.set(value, i);
  });
  const at = new Int32Array(size);
  for (let i = 0; i < size; i++) at[i] = place.get(step[i]!) ?? -1;
  return { steps, at };
}

/** Sums per step of a number that each group has; a group where it is NaN is left out. */
export function stepSums({ steps, at }: RunSteps, numberOf: (group: number) => number): StepSums {
  const n = new Float64Array(steps.length);
  const sum = new Float64Array(steps.length);
  const squares = new Float64Array(steps.length);
  for (let i = 0; i < at.length; i++) {
    const t = at[i]!;
    if (t < 0) continue;
    const x = numberOf(i);
    if (Number.isNaN(x)) continue;
    n[t]!++;
    sum[t]! += x;
    squares[t]! += x * x;
  }
  return { n, sum, squares };
}
