import { inflationOfSteps } from '../noise/inflationOfSteps.ts';
import { inflationsKnown } from '../noise/inflationsKnown.ts';
import type { PrefixSums } from './prefixSums.ts';
import type { Series } from './series.ts';
import { stepVariances } from './stepVariances.ts';

/** The series of counted groups. */
export function seriesOfSums(sums: PrefixSums): Series {
  const steps = sums.groups.length - 1;
  const { means, variances } = stepVariances(sums, steps);
  const estimate = (to: number) => {
    const known = stepVariances(sums, to);
    return inflationOfSteps(known.means, known.variances);
  };
  return {
    steps,
    means,
    variances,
    sums,
    inflations: inflationsKnown((step) => Number.isFinite(means[step]), estimate, steps),
    inflation: inflationOfSteps(means, variances),
  };
}
