import {
  type Bits,
  bitsFromNats,
  checkArray,
  checkNumber,
  checkObject,
  DomainError,
} from '@bits-per-sample/core';

/** Surprisal of a sequence, and what could not be counted into it. */
export interface SequenceSurprisal {
  /** Total over the tokens with a finite log-probability, in bits. */
  readonly bits: Bits;
  /** Tokens in that total. */
  readonly tokens: number;
  /** bits / tokens; NaN without tokens. */
  readonly bitsPerToken: number;
  /** Tokens of probability 0 (−Infinity or a sentinel): each would make the total infinite. */
  readonly impossible: number;
  /** Tokens without a log-probability (null or NaN), as the first token of an echo. */
  readonly missing: number;
}

/** Options of {@link sequenceSurprisal}. */
export interface SequenceOptions {
  /** Log-probabilities at or below this are sentinels for −Infinity. Default −9999, vLLM's. */
  readonly sentinel?: number;
}

/**
 * Surprisal of a sequence from the log-probabilities of its tokens, in bits:
 * −Σ ln p / ln 2.
 *
 * The bits that the sequence as a label offers a learner that gave its tokens these
 * probabilities. Tokens that the policy sampled itself say nothing about the world: this
 * is supervised information, to be set beside {@link binaryEntropy} of a reward.
 *
 * Logs write the logarithm of zero as −9999 or less and leave out the first token; both are
 * counted and kept apart, never summed or clipped.
 *
 * @param logProbabilities natural logarithms, one per token; null and NaN are missing.
 * @param options `sentinel`: default −9999.
 * @returns bits with the counts of tokens in and out of them.
 * @throws {DomainError} a log-probability above 0 by more than rounding (1e−3).
 *
 * @example
 * ```ts
 * sequenceSurprisal([null, -Math.LN2, -Math.LN2, -9999]);
 * // => { bits: 2, tokens: 2, bitsPerToken: 1, impossible: 1, missing: 1 }
 * ```
 */
export function sequenceSurprisal(
  logProbabilities: ArrayLike<number | null>,
  options: SequenceOptions = {},
): SequenceSurprisal {
  const fn = 'sequenceSurprisal';
  checkArray(fn, 'logProbabilities', logProbabilities);
  checkObject(fn, 'options', options);
  const { sentinel = -9999 } = options;
  checkNumber(fn, 'sentinel', sentinel);
  let nats = 0;
  let tokens = 0;
  let impossible = 0;
  let missing = 0;
  for (let t = 0; t < logProbabilities.length; t++) {
    const value = logProbabilities[t];
    if (value === null || value === undefined || Number.isNaN(value)) missing++;
    else if (typeof value === 'number' && value <= sentinel) impossible++;
    else if (typeof value !== 'number' || value > 1e-3)
      throw new DomainError(fn, `logProbabilities[${t}]`, '≤ 0', value);
    else {
      nats -= Math.min(0, value);
      tokens++;
    }
  }
  const bits = bitsFromNats(nats);
  return { bits, tokens, bitsPerToken: bits / tokens, impossible, missing };
}
