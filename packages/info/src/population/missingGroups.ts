import { checkNumber, checkObject, checkWhole, DomainError } from '@bits-per-sample/core';
import { bisect } from '../numeric/bisect.ts';

/** Groups of n rollouts, by successes counted from one end. */
export interface EndCounts {
  /** Groups without a success (or, from the other end, without a failure). */
  readonly dead: number;
  /** Groups with one. */
  readonly one: number;
  /** Groups with two. */
  readonly two: number;
  /** Rollouts of each group, an integer ≥ 2. */
  readonly n: number;
}

/** Whether groups are missing at one end. */
export interface MissingGroups {
  /** Standard normal deviate against "none is missing"; beyond 2.576 they are. */
  readonly z: number;
  /** Least number of groups that are missing; NaN when no group has two, 0 when z is. */
  readonly least: number;
}

/**
 * Whether groups with one verdict for all rollouts were taken out of a log, told by the counts
 * next to them.
 *
 * Whatever the pass rates, E[p^k q^(n−k)] is log-convex in k, so groups without a success are at
 * least κN₁²/N₂ with κ = (n − 1)/2n. Fewer than that by more than chance: some were filtered.
 * Without a sign of it nothing is proven, for prompts that are never solved may be missing unseen.
 *
 * @param counts groups with none, one and two successes (or failures), and n. Of prompts that come
 *   back, divide by the groups per prompt first.
 * @returns z and the least number of missing groups.
 * @throws {DomainError} counts below 0 or no numbers, n no integer ≥ 2.
 *
 * @example
 * ```ts
 * missingGroups({ dead: 0, one: 30, two: 20, n: 8 }).least; // => 19.6875
 * missingGroups({ dead: 25, one: 30, two: 20, n: 8 }).z; // => 0
 * ```
 */
export function missingGroups(counts: EndCounts): MissingGroups {
  const fn = 'missingGroups';
  checkObject(fn, 'counts', counts);
  const { dead, one, two, n } = counts;
  for (const [name, count] of Object.entries({ dead, one, two })) {
    checkNumber(fn, name, count);
    if (count < 0) throw new DomainError(fn, name, '≥ 0', count);
  }
  checkWhole(fn, 'n', n, { least: 2 });
  const factor = (n - 1) / (2 * n);
  if (Number.isNaN(dead + one + two)) return { z: NaN, least: NaN };
  if (dead * two >= factor * one * one) return { z: 0, least: 0 };
  const moved = bisect(0, one / 2, (x) => (dead + x) * (two + x) < factor * (one - 2 * x) ** 2);
  const term = (seen: number, expected: number): number =>
    seen > 0 ? seen * Math.log(seen / expected) : 0;
  const z2 = 2 * (term(dead, dead + moved) + term(one, one - 2 * moved) + term(two, two + moved));
  return {
    z: Math.sqrt(Math.max(0, z2)),
    least: two > 0 ? (factor * one * one) / two - dead : NaN,
  };
}
