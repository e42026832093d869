import { checkObject, checkOneOf } from '@bits-per-sample/core';
import { checkAmounts } from './checkAmounts.ts';

/** Options of {@link trainingFlops}. */
export interface TrainingOptions {
  /** Whether all activations are recomputed in the backward pass (8·N·D). Default false. */
  readonly recompute?: boolean;
}

/**
 * FLOPs of training: 6·N·tokens, forward and backward.
 *
 * The dense part; attention over the context comes on top ({@link attentionFlops}).
 *
 * @param parameters active parameters N ({@link activeParameters}).
 * @param tokens tokens trained on, D.
 * @param options `recompute`: full activation recomputation, a second forward pass.
 * @returns FLOPs.
 * @throws {DomainError} a negative amount.
 *
 * @see Kaplan et al. (2020), arXiv:2001.08361, §2.1
 *
 * @example
 * ```ts
 * trainingFlops(1e9, 1000); // => 6e12
 * ```
 */
export function trainingFlops(
  parameters: number,
  tokens: number,
  options: TrainingOptions = {},
): number {
  checkAmounts('trainingFlops', { parameters, tokens });
  checkObject('trainingFlops', 'options', options);
  const { recompute = false } = options;
  checkOneOf('trainingFlops', 'recompute', recompute, [true, false]);
  return (recompute ? 8 : 6) * parameters * tokens;
}
