import { bitsFromNats, isDictionary, type Table } from '@bits-per-sample/core';
import { sum } from './numbers.ts';

/** What answers cost that come with log-probabilities and without rewards. */
export interface TokenBits {
  /** Answers whose log-probability is known. */
  readonly answers: number;
  /** Their tokens. */
  readonly tokens: number;
  /** Their −log₂ probability, all together. */
  readonly bits: number;
}

/**
 * Bits of the answers of a log without rewards: what their tokens cost under the model that gave
 * the log-probabilities. Undefined when the log has none.
 */
export function tokenBits({ columns }: Table): TokenBits | undefined {
  const { logprob_n: n, logprob_sum: nats, logprob_tokens_sum: tokens } = columns;
  if (!n || !nats || !tokens) return undefined;
  if (isDictionary(n) || isDictionary(nats) || isDictionary(tokens)) return undefined;
  const answers = sum(n);
  return answers > 0 ? { answers, tokens: sum(tokens), bits: bitsFromNats(-sum(nats)) } : undefined;
}
