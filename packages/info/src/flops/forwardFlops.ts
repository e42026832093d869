import { checkAmounts } from './checkAmounts.ts';

/**
 * FLOPs of a forward pass: 2·N·tokens.
 *
 * The dense part: a multiplication and an addition per active parameter and token.
 * Attention over the context comes on top ({@link attentionFlops}). Decoding is bound by
 * memory bandwidth: FLOPs understate its time, so keep its utilisation apart from training's.
 *
 * @param parameters active parameters N ({@link activeParameters}): without the embedding
 *   look-up, with the unembedding.
 * @param tokens tokens processed.
 * @returns FLOPs.
 * @throws {DomainError} a negative amount.
 *
 * @see Kaplan et al. (2020), arXiv:2001.08361, §2.1
 *
 * @example
 * ```ts
 * forwardFlops(1e9, 1000); // => 2e12
 * ```
 */
export function forwardFlops(parameters: number, tokens: number): number {
  checkAmounts('forwardFlops', { parameters, tokens });
  return 2 * parameters * tokens;
}
