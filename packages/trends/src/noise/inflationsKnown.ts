import { inflationOfSteps } from './inflationOfSteps.ts';
import { isRefresh } from './isRefresh.ts';

/** λ as known at each step of a plain series. */
export function inflationsKnown(means: Float64Array, variances: Float64Array): Float64Array {
  let [inflation, count] = [1, 0];
  return means.map((mean, step) => {
    if (!Number.isNaN(mean) && isRefresh(++count))
      inflation = inflationOfSteps(means.subarray(0, step + 1), variances.subarray(0, step + 1));
    return inflation;
  });
}
