import { checkObject, checkOneOf } from '@bits-per-sample/core';
import { checkAmounts } from './checkAmounts.ts';

/** A stretch of tokens whose attention is counted. */
export interface AttentionSpan {
  /** Layers, L. */
  readonly layers: number;
  /** Heads times head dimension, d. */
  readonly width: number;
  /** Tokens already in the cache. Default 0. */
  readonly prefix?: number;
  /** Tokens processed after them. */
  readonly tokens: number;
}

/** Options of {@link attentionFlops}. */
export interface AttentionFlopsOptions {
  /**
   * `'causal'` (default) counts the keys a token really sees; `'palm'`, as in MFU figures,
   * counts the whole context for every token, about twice as much.
   */
  readonly convention?: 'causal' | 'palm';
  /** Whether to count the backward pass too, three times a forward. Default false. */
  readonly training?: boolean;
}

/**
 * FLOPs of attention scores and values over the context: Σ 4·L·d·(i + 1) over the new
 * tokens, that is 4Ld·(P·T + T(T + 1)/2).
 *
 * Adds to the dense 2ND and 6ND. For long rollouts it is no longer small: one token at
 * context length c costs 4·L·d·c.
 *
 * @param span layers, width, cached prefix and new tokens.
 * @param options `convention`, `training`.
 * @returns FLOPs.
 * @throws {DomainError} a negative amount, or an unknown convention.
 *
 * @see Chowdhery et al. (2022), PaLM, arXiv:2204.02311, appendix B (the other convention)
 *
 * @example
 * ```ts
 * attentionFlops({ layers: 32, width: 4096, tokens: 1 }); // => 524288
 * ```
 */
export function attentionFlops(span: AttentionSpan, options: AttentionFlopsOptions = {}): number {
  const fn = 'attentionFlops';
  checkObject(fn, 'span', span);
  const { layers, width, prefix = 0, tokens } = span;
  checkAmounts(fn, { layers, width, prefix, tokens });
  checkObject(fn, 'options', options);
  const { convention = 'causal', training = false } = options;
  checkOneOf(fn, 'convention', convention, ['causal', 'palm']);
  checkOneOf(fn, 'training', training, [true, false]);
  const keys =
    convention === 'palm'
      ? tokens * (prefix + tokens)
      : prefix * tokens + (tokens * (tokens + 1)) / 2;
  return (training ? 3 : 1) * 4 * layers * width * keys;
}
