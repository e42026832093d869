import type { Dictionary } from '@bits-per-sample/core';
import type { RunSteps } from './stepSums.ts';

/** Steps from a position (inclusive) to another (exclusive). */
type Stretch = readonly [from: number, to: number];

/** How a number of the same prompts differs between two stretches of a run. */
export interface PairedDifference {
  /** Prompts that stand in both. */
  readonly prompts: number;
  /** Mean over them before. */
  readonly before: number;
  /** Mean over them now. */
  readonly now: number;
  /** Mean difference, now − before. */
  readonly difference: number;
  /** Its standard error over prompts; NaN below two. */
  readonly standardError: number;
}

/** The same prompts before and now. */
export type SamePrompts = (
  before: Stretch,
  now: Stretch,
  rateOf: (group: number) => number,
) => PairedDifference;

/**
 * Compares prompts that come back with themselves: harder prompts and a worse policy both lower a
 * pass rate, and only prompts that stand on both sides tell them apart.
 *
 * @param run steps of the groups.
 * @param prompts prompt of each group; undefined when they cannot be told apart.
 */
export function samePrompts({ at }: RunSteps, prompts: Dictionary | undefined): SamePrompts {
  return (before, now, rateOf) => {
    const size = prompts?.values.length ?? 0;
    const [nBefore, before1] = [new Float64Array(size), new Float64Array(size)];
    const [nNow, now1] = [new Float64Array(size), new Float64Array(size)];
    for (let i = 0; prompts !== undefined && i < at.length; i++) {
      const t = at[i]!;
      const code = prompts.codes[i]!;
      if (t < 0 || code < 0) continue;
      const [n, sum] =
        t >= before[0] && t < before[1]
          ? [nBefore, before1]
          : t >= now[0] && t < now[1]
            ? [nNow, now1]
            : [];
      const x = rateOf(i);
      if (n === undefined || Number.isNaN(x)) continue;
      n[code]!++;
      sum![code]! += x;
    }
    let [count, a, b, squares] = [0, 0, 0, 0];
    for (let p = 0; p < size; p++) {
      if (nBefore[p] === 0 || nNow[p] === 0) continue;
      const [x, y] = [before1[p]! / nBefore[p]!, now1[p]! / nNow[p]!];
      count++;
      a += x;
      b += y;
      squares += (y - x) ** 2;
    }
    const difference = (b - a) / count;
    const variance = (squares - count * difference ** 2) / (count - 1);
    return {
      prompts: count,
      before: a / count,
      now: b / count,
      difference,
      standardError: count < 2 ? Number.NaN : Math.sqrt(Math.max(0, variance) / count),
    };
  };
}
