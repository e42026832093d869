import { inflationOfSteps } from '../noise/inflationOfSteps.ts';
import { isRefresh } from '../noise/isRefresh.ts';
import type { PrefixSums } from './prefixSums.ts';
import type { Series } from './series.ts';
import { stepVariances } from './stepVariances.ts';

/** Sums of counted groups to which steps are added at the end. */
export interface GrowingSums {
  readonly steps: number;
  /** The sums so far; with room behind them. */
  readonly sums: PrefixSums;
  /** λ as known at a step. */
  inflationAt(step: number): number;
  append(groups: number, sum: number, squares: number): void;
  /** Forgets all but the first steps. */
  cut(steps: number): void;
  /** The series so far, a copy. */
  series(): Series;
}

/** No steps yet, and room for `capacity` of them; it grows when it is full. */
export function growingSums(capacity = 64): GrowingSums {
  const empty = () => new Float64Array(capacity + 1);
  let sums = { groups: empty(), sum: empty(), spread: empty(), plain: false };
  let inflations = new Float64Array(capacity);
  let [steps, present] = [0, 0];

  const longer = (column: Float64Array) => {
    const copy = new Float64Array(2 * column.length);
    copy.set(column);
    return copy;
  };
  const makeRoom = () => {
    if (steps < inflations.length) return;
    const { groups, sum, spread } = sums;
    sums = { groups: longer(groups), sum: longer(sum), spread: longer(spread), plain: false };
    inflations = longer(inflations);
  };
  const inflationOfFirst = (to: number) => {
    const { means, variances } = stepVariances(sums, to);
    return inflationOfSteps(means, variances);
  };
  return {
    get steps() {
      return steps;
    },
    get sums() {
      return sums;
    },
    inflationAt: (step) => inflations[step]!,
    append(groups, sum, squares) {
      makeRoom();
      sums.groups[steps + 1] = sums.groups[steps]! + groups;
      sums.sum[steps + 1] = sums.sum[steps]! + (groups > 0 ? sum : 0);
      sums.spread[steps + 1] = sums.spread[steps]! + (groups > 0 ? squares : 0);
      const fresh = groups > 0 && isRefresh(++present);
      inflations[steps] = fresh ? inflationOfFirst(steps + 1) : (inflations[steps - 1] ?? 1);
      steps++;
    },
    cut(to) {
      for (; steps > to; steps--) if (sums.groups[steps]! > sums.groups[steps - 1]!) present--;
    },
    series() {
      const { means, variances } = stepVariances(sums, steps);
      // several medians, which few who follow a run ask for
      let known: number | undefined;
      return {
        steps,
        means,
        variances,
        sums: {
          groups: sums.groups.slice(0, steps + 1),
          sum: sums.sum.slice(0, steps + 1),
          spread: sums.spread.slice(0, steps + 1),
          plain: false,
        },
        inflations: inflations.slice(0, steps),
        get inflation() {
          known ??= inflationOfSteps(means, variances);
          return known;
        },
      };
    },
  };
}
