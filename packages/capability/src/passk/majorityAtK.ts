import { type AnswerCounts, type MajorityOptions, majorityChance } from './majorityChance.ts';

export type { AnswerCounts, MajorityOptions };

/**
 * Unbiased majority@k (self-consistency) of one prompt: the chance that the most frequent answer
 * among k attempts, drawn without replacement, is the right one. Ties are broken at random, or as `ties` says.
 *
 * Voting needs no verifier, so it is what sampling alone can deliver: above pass@1 where the right
 * answer is the most common one, below it where a wrong answer is. As k grows it goes to 1 or 0
 * by that alone. With counts of right and wrong only, give two answers: all wrong ones then count
 * as one, and the result is a lower bound.
 *
 * Exact: a sum over the votes t of the right answer of the chance that no other has more, by
 * conditional hypergeometric steps through the answers.
 *
 * @param answers counts of each distinct answer, and which one is right.
 * @param k votes, an integer ≥ 1.
 * @param options `ties`, default `'random'`.
 * @returns a probability; NaN when there are fewer attempts than k.
 * @throws {DomainError} counts not integers ≥ 0, `correct` not an index, k < 1, attempts times k above
 *   2^20, `ties` none of the three.
 *
 * @see Wang et al. (2023), arXiv:2203.11171
 *
 * @example
 * ```ts
 * majorityAtK({ counts: [5, 2, 1], correct: 0 }, 8); // => 1
 * majorityAtK({ counts: [1, 1], correct: 0 }, 2); // => 0.5
 * majorityAtK({ counts: [1, 1], correct: 0 }, 2, { ties: 'wrong' }); // => 0
 * majorityAtK({ counts: [3, 5], correct: 0 }, 1).toFixed(3); // => '0.375'
 * ```
 */
export function majorityAtK(
  answers: AnswerCounts,
  k: number,
  options: MajorityOptions = {},
): number {
  return majorityChance('majorityAtK', answers, k, options);
}
