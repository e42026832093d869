import {
  bernoulliDivergence,
  checkArray,
  checkAtLeast,
  checkObject,
  checkProbability,
  checkSameLength,
} from '@bits-per-sample/core';

/** What each prompt could do before and after, and what was spent on it. */
export interface GainAndSpend {
  /** Pass rate before, in [0, 1]; shape [prompts]. */
  readonly before: ArrayLike<number>;
  /** Pass rate after, in [0, 1]; shape [prompts]. */
  readonly after: ArrayLike<number>;
  /** Reward bits received on each prompt, ≥ 0; shape [prompts]. */
  readonly spent: ArrayLike<number>;
}

/**
 * Bits of capability gained per reward bit received: M · kl(p̄₁‖p̄₀) / Σ bits, pooled over M
 * prompts; 0 when the mean pass rate did not rise.
 *
 * Where prompts have nothing in common and `before` is the best rate reachable without data
 * (majority vote, greedy; not sampling at temperature 1), rewards alone cannot bring it above 1.
 * Where one rule solves many prompts they can: a bit about the rule is a bit about each. Below 1
 * proves nothing.
 *
 * Pooled because the sum of kl over single prompts is not bounded by the bits received.
 *
 * @param account rates before and after, bits spent. A NaN gives NaN.
 * @returns a ratio ≥ 0; NaN without prompts, Infinity for a gain that cost nothing.
 * @throws {DomainError} rates outside [0, 1], negative bits, or columns of unequal length.
 *
 * @see Cover & Thomas (2006), §2.8 (data processing) and §2.10 (Fano)
 *
 * @example
 * ```ts
 * gainSpendRatio({ before: [0.25], after: [1], spent: [4] }); // => 0.5
 * gainSpendRatio({ before: [0.5], after: [0.4], spent: [4] }); // => 0
 * ```
 */
export function gainSpendRatio(account: GainAndSpend): number {
  const fn = 'gainSpendRatio';
  checkObject(fn, 'account', account);
  const { before, after, spent } = account;
  checkArray(fn, 'before', before);
  const prompts = before.length;
  checkSameLength(fn, 'after', after, prompts);
  checkSameLength(fn, 'spent', spent, prompts);
  let [p0, p1, difference, bits] = [0, 0, 0, 0];
  for (let i = 0; i < prompts; i++) {
    checkProbability(fn, 'before', before[i]!);
    checkProbability(fn, 'after', after[i]!);
    checkAtLeast(fn, 'spent', spent[i]!, 0);
    p0 += before[i]! / prompts;
    p1 += after[i]! / prompts;
    difference += (before[i]! - after[i]!) / prompts;
    bits += spent[i]!;
  }
  if (prompts === 0 || Number.isNaN(p0 + p1 + bits)) return NaN;
  if (!(difference < 0)) return 0;
  return (prompts * bernoulliDivergence(Math.min(1, p1), Math.min(1, p0), { difference })) / bits;
}
