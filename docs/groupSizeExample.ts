import type { Figure } from '@bits-per-sample/core';
import { groupSizeFigure } from '@bits-per-sample/figures';

/** Groups of 8 by right answers, invented. */
const groups = [26, 14, 10, 8, 7, 6, 6, 7, 8];

/** How large groups should be for invented prompts, with the gradient variance of a real run. */
export function groupSizeExample(): Figure {
  const successes = groups.flatMap((count, k) => Array<number>(count).fill(k));
  return groupSizeFigure({
    successes,
    attempts: successes.map(() => 8),
    variance: { betweenVariance: 115.6, withinVariance: 669.2 },
  });
}
