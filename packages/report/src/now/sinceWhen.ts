import type { Change } from './change.ts';
import type { NowOnset } from './nowFinding.ts';

/** The onset of a change as steps of the log; null where there are too few steps to tell. */
export function onsetOf({ onset }: Change, steps: ArrayLike<number>): NowOnset | null {
  if (onset === null) return null;
  const { step, low, high, gradual } = onset;
  return { step: steps[step]!, low: steps[low]!, high: steps[high]!, gradual };
}

/** Since when, e.g. `since step 40 (39 to 41)`, `little by little from step 3 to 28`. */
export function sinceWhen(change: Change, steps: ArrayLike<number>): string {
  const onset = onsetOf(change, steps);
  if (onset === null) return `since about step ${steps[change.worse.now[0]]}`;
  const { step, low, high, gradual } = onset;
  if (gradual) return `little by little from step ${low} to ${high}`;
  return low === high ? `since step ${step}` : `since step ${step} (${low} to ${high})`;
}

/** The last step before a change that can be told to be before it. */
export function lastBefore(change: Change, steps: ArrayLike<number>): number {
  const onset = onsetOf(change, steps);
  return onset === null ? steps[change.worse.reference[1] - 1]! : onset.low;
}
