import { checkObject, checkWhole } from '@bits-per-sample/core';
import { checkStep } from '../series/checkStep.ts';
import { growingSums } from '../series/growingSums.ts';
import type { Series } from '../series/series.ts';
import { leastWidth, type Worse, worseOfScan } from './worseOfScan.ts';
import { type WorseOptions, worseRule } from './worseRule.ts';
import { worseScan } from './worseScan.ts';

/** What was counted in one step. */
export interface StepSums {
  /** Groups of the step; 0 for a step without any. */
  readonly n: number;
  /** Σ x over them. */
  readonly sum: number;
  /** Σ x² over them. Left out: x is 0 or 1, and Σ x² = Σ x. */
  readonly squares?: number;
}

/** A headline that is followed while the run goes on. */
export interface Trend {
  /** Steps so far. */
  readonly steps: number;
  /** Adds a step at the end. */
  append(step: StepSums): void;
  /** Forgets all but the first `steps` steps: before late groups are added, or a run resumes from there. */
  cut(steps: number): void;
  /** What {@link worse} says of the steps so far. */
  worse(): Worse | null;
  /** The steps so far, for the other functions: a copy. */
  series(): Series;
}

/**
 * Follows one headline step by step: what {@link worse} says after every step, at the cost of that step.
 *
 * A step that is added costs some two thousand operations however long the run is; now and then λ is
 * estimated anew. The answer is that of `worse` on a series of the same steps. A plain series has no
 * such form: its noise is known from all of its steps, so make it again and ask `worse`.
 *
 * @param options those of `worse`.
 * @returns a trend without steps.
 * @throws {DomainError} what `worse` throws. `append`: sums that no step has; `cut`: more steps than
 *   there are.
 *
 * @example
 * ```ts
 * const trend = createTrend({ direction: 'fall', relative: 0.5 });
 * for (let step = 0; step < 14; step++) trend.append({ n: 64, sum: step < 12 ? 32 : 4 });
 * trend.worse(); // => null
 * trend.append({ n: 64, sum: 4 });
 * trend.worse().seen; // => 14
 * trend.cut(14); // the last step was not complete
 * trend.append({ n: 128, sum: 60 });
 * trend.worse(); // => null
 * ```
 */
export function createTrend(options: WorseOptions): Trend {
  const rule = worseRule('createTrend', options, false);
  const growing = growingSums();
  let width = leastWidth(0);
  let scan = worseScan(rule, width);
  return {
    get steps() {
      return growing.steps;
    },
    append(step) {
      const fn = 'Trend.append';
      checkObject(fn, 'step', step);
      growing.append(step.n, step.sum, checkStep(fn, step));
    },
    cut(steps) {
      checkWhole('Trend.cut', 'steps', steps, { most: growing.steps });
      growing.cut(steps);
      scan.cut(steps);
    },
    worse() {
      if (leastWidth(growing.steps) !== width) {
        width = leastWidth(growing.steps);
        scan = worseScan(rule, width);
      }
      for (let step = scan.fires.length; step < growing.steps; step++)
        scan.look(growing.sums, growing.inflationAt(step));
      return worseOfScan(scan, growing.sums, rule);
    },
    series: growing.series,
  };
}
