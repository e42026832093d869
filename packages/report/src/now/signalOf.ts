import type { GroupCounts } from '../trials/groupCounts.ts';

/** 4k(n − k) / n(n − 1) of a group: unbiased for 4p(1 − p) at any size n ≥ 2; NaN below. */
export function signalOf({ attempts, successes }: GroupCounts, group: number): number {
  const [k, n] = [successes[group]!, attempts[group]!];
  return n >= 2 ? (4 * k * (n - k)) / (n * (n - 1)) : Number.NaN;
}
