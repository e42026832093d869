import { checkNumbers, checkSameLength, DomainError } from '@bits-per-sample/core';

/** Where the tokens of a batch go. */
export interface AdvantageShares {
  /** Share of tokens with a positive advantage, in [0, 1]. */
  readonly positive: number;
  /** Share of tokens with a negative advantage. */
  readonly negative: number;
  /** Share of tokens with advantage exactly 0: the policy-gradient term does not see them. */
  readonly zero: number;
  /** Share of the pull, tokens × |advantage|, that pushes up. */
  readonly positivePull: number;
  /** Rollouts left out because advantage or tokens are NaN. */
  readonly missing: number;
}

/**
 * Token-weighted shares of positive, negative and zero advantages.
 *
 * A loss near zero is no sign of a stop: with a group baseline the positive and negative parts
 * cancel in value while their gradients do not. The zero share has no gradient of its own. Where long
 * answers fail, negative tokens outnumber positive ones although the advantages sum to zero.
 *
 * @param advantages advantage of each rollout; shape [n].
 * @param tokens tokens of each rollout, ≥ 0; shape [n]; default 1 each.
 * @returns shares of all tokens; NaN without any.
 * @throws {DomainError} lengths differ or a negative token count.
 *
 * @example
 * ```ts
 * const { zero, positivePull } = advantageShares([1, -1, 0, 0], [10, 30, 40, 0]);
 * zero; // => 0.5
 * positivePull; // => 0.25
 * ```
 */
export function advantageShares(
  advantages: ArrayLike<number>,
  tokens?: ArrayLike<number>,
): AdvantageShares {
  const fn = 'advantageShares';
  checkNumbers(fn, 'advantages', advantages);
  const n = advantages.length;
  if (tokens !== undefined) {
    checkNumbers(fn, 'tokens', tokens);
    checkSameLength(fn, 'tokens', tokens, n);
  }
  let [positive, negative, zero, up, down, missing] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    const advantage = advantages[i]!;
    const weight = tokens?.[i] ?? 1;
    if (weight < 0) throw new DomainError(fn, 'tokens', '≥ 0', weight);
    if (Number.isNaN(advantage + weight)) missing++;
    else if (advantage > 0) {
      positive += weight;
      up += weight * advantage;
    } else if (advantage < 0) {
      negative += weight;
      down -= weight * advantage;
    } else zero += weight;
  }
  const total = positive + negative + zero;
  return {
    positive: positive / total,
    negative: negative / total,
    zero: zero / total,
    positivePull: up / (up + down),
    missing,
  };
}
