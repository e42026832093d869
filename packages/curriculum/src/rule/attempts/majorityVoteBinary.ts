import { betainc, checkProbability, DomainError } from '@bits-per-sample/core';

/**
 * Probability that the majority of k answers is right when there are only two answers:
 * P(Binomial(k, p) > k/2), for odd k.
 *
 * Condorcet's jury: voting pushes p > ½ towards 1 and p < ½ towards 0. It is the worst case of
 * maj@k: when wrong answers differ among themselves the right one wins with fewer votes.
 *
 * @param p probability that one answer is right, in [0, 1]. NaN gives NaN.
 * @param k answers, an odd integer ≥ 1, so that there is no tie.
 * @returns probability in [0, 1].
 * @throws {DomainError} p outside [0, 1], or k not an odd integer ≥ 1.
 *
 * @see Wang et al. (2022), "Self-consistency", arXiv:2203.11171
 *
 * @example
 * ```ts
 * majorityVoteBinary(0.5, 9); // => 0.5
 * majorityVoteBinary(0.6, 5).toFixed(5); // => '0.68256'
 * ```
 */
export function majorityVoteBinary(p: number, k: number): number {
  checkProbability('majorityVoteBinary', 'p', p);
  if (!(k >= 1 && k % 2 === 1))
    throw new DomainError('majorityVoteBinary', 'k', 'an odd integer ≥ 1', k);
  if (p < 1e-170 && k > 1) return 0; // (4p)^((k + 1)/2) bounds it, and underflows
  return k === 1 ? p : betainc(p, (k + 1) / 2, (k + 1) / 2);
}
