import type { Change } from './change.ts';
import type { NowOnset } from './nowFinding.ts';
import { onsetSteps } from './onsetSteps.ts';
import { onsetWords } from './onsetWords.ts';

/** The onset of a change as steps of the log; null where there are too few steps to tell. */
export function onsetOf({ onset }: Change, steps: ArrayLike<number>): NowOnset | null {
  return onset && onsetSteps(onset, steps);
}

/** Steps by which a change may be complete later than it can have begun, and count as one event. */
const AT_ONCE = 2;

/**
 * Since when, e.g. `since step 40 (39 to 41)`, `little by little from step 3 to 28`; a change that
 * took its time says when it was complete: `since step 20 (18 to 23; in full from 40)`.
 */
export function sinceWhen(change: Change, steps: ArrayLike<number>): string {
  const onset = onsetOf(change, steps);
  if (onset === null) return `since about step ${steps[change.worse.now[0]]}`;
  return onsetWords(onset, { more: whenComplete(change, steps) });
}

/** When the new state was reached, if that was later than the change can have begun. */
function whenComplete({ onset, worse }: Change, steps: ArrayLike<number>): string[] {
  if (onset === null || onset.full <= onset.high + AT_ONCE) return [];
  return onset.full < worse.end - 1 ? [`in full from ${steps[onset.full]}`] : ['still going on'];
}

/** The last step before a change that can be told to be before it. */
export function lastBefore(change: Change, steps: ArrayLike<number>): number {
  const onset = onsetOf(change, steps);
  return onset === null ? steps[change.worse.reference[1] - 1]! : onset.low;
}
