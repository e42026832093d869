import { meanOfSums } from '../series/meanOfSums.ts';
import type { PrefixSums } from '../series/prefixSums.ts';

/** Sums without the steps that stand out alone, as far as is known. */
export interface CalmSums {
  readonly sums: PrefixSums;
  /** Takes in a step whose successor is there. */
  add(all: PrefixSums, step: number, inflation: number): void;
  /** Forgets all but the first steps. */
  cut(steps: number): void;
}

/**
 * Whether a step stands out from both of its neighbours, on one side, by z standard errors: a glitch of
 * the log, or one odd batch. A change that stays stands out from one neighbour only.
 */
function standsOut(all: PrefixSums, step: number, inflation: number, z: number): boolean {
  if (step === 0) return false;
  const [before, its, after] = [step - 1, step, step + 1].map((i) =>
    meanOfSums(all, i, i + 1, inflation),
  ) as [Mean, Mean, Mean];
  const left = (its.mean - before.mean) / Math.hypot(its.standardError, before.standardError);
  const right = (its.mean - after.mean) / Math.hypot(its.standardError, after.standardError);
  return (left > z && right > z) || (left < -z && right < -z);
}

type Mean = ReturnType<typeof meanOfSums>;

/** No steps yet. */
export function calmSums(z: number, plain: boolean): CalmSums {
  const [groups, sum, spread] = [[0], [0], [0]];
  return {
    sums: { groups, sum, spread, plain },
    add(all, step, inflation) {
      const kept = standsOut(all, step, inflation, z) ? 0 : 1;
      groups.push(groups[step]! + kept * (all.groups[step + 1]! - all.groups[step]!));
      sum.push(sum[step]! + kept * (all.sum[step + 1]! - all.sum[step]!));
      spread.push(spread[step]! + kept * (all.spread[step + 1]! - all.spread[step]!));
    },
    cut(steps) {
      for (const column of [groups, sum, spread])
        column.length = Math.min(column.length, steps + 1);
    },
  };
}
