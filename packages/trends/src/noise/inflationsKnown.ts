import { firstRefresh, nextRefresh } from './refreshes.ts';

/**
 * λ as known at each step: estimated after 8, 12, 17, 24, … steps that have a mean and kept in between.
 *
 * @param present whether each step has a mean.
 * @param estimate λ of the first `to` steps.
 */
export function inflationsKnown(
  present: (step: number) => boolean,
  estimate: (to: number) => number,
  steps: number,
): Float64Array {
  const known = new Float64Array(steps);
  let [inflation, seen, refresh] = [1, 0, firstRefresh];
  for (let step = 0; step < steps; step++) {
    if (present(step) && ++seen === refresh) {
      inflation = estimate(step + 1);
      refresh = nextRefresh(refresh);
    }
    known[step] = inflation;
  }
  return known;
}
