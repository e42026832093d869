import type { NowOnset } from './nowFinding.ts';

/** An onset in positions as steps of the log. */
export const onsetSteps = (
  { step, low, high, gradual }: NowOnset,
  steps: ArrayLike<number>,
): NowOnset => ({ step: steps[step]!, low: steps[low]!, high: steps[high]!, gradual });
