import { checkPassCounts, type PassCounts } from '@bits-per-sample/core';
import { verdictErrorFromDisagreement } from '../population/verdictErrorFromDisagreement.ts';

/** How often a verifier disagrees with itself, and the error rate that this tells. */
export interface VerdictsDisagree {
  /** Sets of equal answers with two verdicts or more. */
  readonly sets: number;
  /** Sets in which verdicts differ. */
  readonly mixed: number;
  /** Share of pairs of verdicts on equal answers that differ, D; NaN without a pair. */
  readonly disagreement: number;
  /** Chance of a wrong verdict, if both errors are alike: (1 − √(1 − 2D))/2, at most ½. */
  readonly error: number;
  /** Standard error of it, from set to set. */
  readonly standardError: number;
}

/**
 * How often a verifier errs at random, told by equal answers to one prompt with different verdicts.
 *
 * What differs between equal answers is no news of them: a learner is paid by chance. A set of n
 * verdicts, s of them passes, has s(n − s) pairs that differ, and counts as n − 1 verdicts beside
 * a first one: D = Σ 2s(n − s)/n / Σ (n − 1), without bias at any n. An answer that is misjudged
 * the same way every time does not show, so the true error may be larger.
 *
 * @param sets passes and verdicts of each set of equal answers; sets of one tell nothing.
 * @returns mixed sets, share of pairs that differ, error rate with its standard error.
 * @throws {DomainError} counts that are none.
 *
 * @example
 * ```ts
 * const sets = { successes: [8, 4, 0, 3], attempts: [8, 5, 3, 6] };
 * const { mixed, disagreement } = verdictsDisagree(sets);
 * [mixed, disagreement.toFixed(4)]; // => [2, '0.2556']
 * ```
 */
export function verdictsDisagree(sets: PassCounts): VerdictsDisagree {
  checkPassCounts('verdictsDisagree', sets);
  const { successes, attempts } = sets;
  const kept = Array.from(attempts, (n, i) => ({ n, s: successes[i]! })).filter(({ n }) => n >= 2);
  const differ = kept.map(({ n, s }) => (2 * s * (n - s)) / n);
  const pairs = kept.reduce((sum, { n }) => sum + n - 1, 0);
  const disagreement = differ.reduce((sum, x) => sum + x, 0) / pairs;
  const mixed = kept.filter(({ n, s }) => s > 0 && s < n).length;
  const common = { sets: kept.length, mixed, disagreement };
  if (kept.length === 0) return { ...common, error: NaN, standardError: NaN };
  const error = verdictErrorFromDisagreement(Math.min(0.5, disagreement));
  const residual = kept.reduce(
    (sum, { n }, i) => sum + (differ[i]! - disagreement * (n - 1)) ** 2,
    0,
  );
  const scale = kept.length > 1 ? kept.length / (kept.length - 1) : NaN;
  // dE/dD = 1/(2√(1 − 2D)), which has no end at ½
  const steep = 2 * Math.sqrt(Math.max(0, 1 - 2 * disagreement));
  return { ...common, error, standardError: Math.sqrt(residual * scale) / pairs / steep };
}
