import { checkWhole } from '@bits-per-sample/core';

/** How likely a smaller group out of one would be all right, all wrong, or live. */
export interface OutcomesAtSize {
  /** All right. */
  readonly solved: number;
  /** All wrong. */
  readonly failed: number;
  /** Neither. */
  readonly live: number;
}

/** The share of subsets of `size` out of `attempts` that lie within `chosen` of them. */
function subsetShare(chosen: number, attempts: number, size: number): number {
  let share = 1;
  for (let i = 0; i < size; i++) share *= Math.max(0, chosen - i) / (attempts - i);
  return share;
}

/**
 * What a group says at another, smaller size: over all its subsets of `size` rollouts, the shares that
 * are all right, all wrong and neither.
 *
 * Live shares move when the group size moves, without any change of the policy. At one common size they
 * may be compared.
 *
 *     solved = C(k, m) / C(n, m),   failed = C(n − k, m) / C(n, m),   live = 1 − solved − failed
 *
 * @param successes right answers k of the group.
 * @param attempts rollouts n of the group.
 * @param size the common size m, at most n.
 * @returns the three shares; they add up to 1.
 * @throws {DomainError} not integers with 0 ≤ successes ≤ attempts and 1 ≤ size ≤ attempts ≤ 2^20.
 *
 * @example
 * ```ts
 * outcomesAtSize(1, 4, 2); // => { solved: 0, failed: 0.5, live: 0.5 }
 * ```
 */
export function outcomesAtSize(successes: number, attempts: number, size: number): OutcomesAtSize {
  const fn = 'outcomesAtSize';
  checkWhole(fn, 'attempts', attempts, { least: 1, most: 2 ** 20 });
  checkWhole(fn, 'successes', successes, { most: attempts });
  checkWhole(fn, 'size', size, { least: 1, most: attempts });
  const solved = subsetShare(successes, attempts, size);
  const failed = subsetShare(attempts - successes, attempts, size);
  return { solved, failed, live: Math.max(0, 1 - solved - failed) };
}
