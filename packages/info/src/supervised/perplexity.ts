import { checkNumber, type Nats } from '@bits-per-sample/core';

/**
 * Perplexity of a mean negative log-likelihood: e^nats, the number of equally likely
 * tokens that would be as surprising.
 *
 * Depends on the tokenizer: compare models by {@link bitsPerByte} instead.
 *
 * @param meanNats mean negative log-likelihood per token, in nats as trainers log it.
 * @returns perplexity; NaN gives NaN.
 * @throws {DomainError} not a number.
 *
 * @example
 * ```ts
 * perplexity(0); // => 1
 * ```
 */
export function perplexity(meanNats: Nats): number {
  checkNumber('perplexity', 'meanNats', meanNats as number);
  return Math.exp(meanNats as number);
}
