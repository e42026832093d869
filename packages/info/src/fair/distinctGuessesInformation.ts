import { type Bits, checkArray, DomainError } from '@bits-per-sample/core';
import { sum } from '../numeric/sum.ts';
import { checkDistribution, type Distribution } from '../supervised/checkDistribution.ts';

/**
 * Expected bits from checking several guesses, right or wrong each:
 * −Σ_{j∈S} qⱼ log₂ qⱼ − q_rest log₂ q_rest over the set S of distinct guesses.
 *
 * The way for rewards to catch up with labels: with all but one answer checked they say
 * the same. A guess repeated tells nothing new.
 *
 * @param beliefs probability of each answer, shape [answers], summing to 1.
 * @param guesses indices of the answers that were tried; repeats are ignored.
 * @returns expected bits, in [0, H(beliefs)].
 * @throws {DomainError} beliefs that are no distribution, or a guess that is no index of them.
 *
 * @example
 * ```ts
 * distinctGuessesInformation([0.5, 0.25, 0.25], [0, 0]); // => 1
 * distinctGuessesInformation([0.5, 0.25, 0.25], [0, 1]); // => 1.5
 * ```
 */
export function distinctGuessesInformation(
  beliefs: Distribution,
  guesses: ArrayLike<number>,
): Bits {
  const fn = 'distinctGuessesInformation';
  checkDistribution(fn, 'beliefs', beliefs);
  checkArray(fn, 'guesses', guesses);
  const tried = new Set<number>();
  for (let i = 0; i < guesses.length; i++) {
    const guess = guesses[i]!;
    if (!(Number.isInteger(guess) && guess >= 0 && guess < beliefs.length))
      throw new DomainError(fn, `guesses[${i}]`, `an index below ${beliefs.length}`, guess);
    tried.add(guess);
  }
  const rest = sum(Array.from(beliefs, (q, j) => (tried.has(j) ? 0 : q)));
  const cells = [...[...tried].map((j) => beliefs[j]!), rest];
  return sum(cells.map((q) => (q > 0 ? -q * Math.log2(q) : 0))) + 0;
}
