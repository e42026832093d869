import { checkObject, checkPositive, checkProbability, DomainError } from '@bits-per-sample/core';
import { checkAmounts } from './checkAmounts.ts';

/** A model that decodes many rollouts side by side, and what it runs on. */
export interface Decoding {
  /** Parameters in memory, > 0. */
  readonly parameters: number;
  /** Parameters that one token passes ({@link activeParameters}). Default: all, a dense model. */
  readonly activeParameters?: number;
  /** Bytes per parameter: 2 for bf16, 1 for fp8. Default 2. */
  readonly bytesPerParameter?: number;
  /** Bytes of the cache per token ({@link kvCacheBytes} of one). */
  readonly kvBytesPerToken: number;
  /** Tokens in the cache of a rollout, on average. */
  readonly context: number;
  /** Rollouts decoded side by side, > 0. */
  readonly batch: number;
  /** Memory bandwidth, bytes per second, > 0. */
  readonly memoryBandwidth: number;
  /** Peak FLOP/s, > 0. */
  readonly peakFlopsPerSecond: number;
  /** Share of the peak that matrix products reach, in (0, 1]. Default 1. */
  readonly utilisation?: number;
}

/**
 * Tokens per second of decoding, all rollouts together: an upper bound.
 *
 * A step reads the weights and every cache once, and computes 2N per rollout; the slower of both
 * decides: t = max((weights + b·kv·c)/bandwidth, 2·N·b/(peak·u)), b/t tokens per second. Small batches
 * and long contexts are bound by memory, and hardware idles then, whatever the FLOPs say. A
 * mixture of experts reads min(all, b·active) parameters.
 *
 * @param decoding model, rollouts side by side, hardware.
 * @returns tokens per second.
 * @throws {DomainError} an amount out of its range, or more active parameters than there are.
 *
 * @see Pope et al. (2022), Efficiently scaling transformer inference, arXiv:2211.05102, §2
 *
 * @example
 * ```ts
 * decodeTokensPerSecond({
 *   parameters: 1e9,
 *   kvBytesPerToken: 0,
 *   context: 1000,
 *   batch: 4,
 *   memoryBandwidth: 2e12,
 *   peakFlopsPerSecond: 1e15,
 * }); // => 4000
 * ```
 */
export function decodeTokensPerSecond(decoding: Decoding): number {
  const fn = 'decodeTokensPerSecond';
  checkObject(fn, 'decoding', decoding);
  const { parameters, activeParameters = parameters, bytesPerParameter = 2 } = decoding;
  const { kvBytesPerToken, context, batch, utilisation = 1 } = decoding;
  const { memoryBandwidth, peakFlopsPerSecond } = decoding;
  for (const [name, amount] of Object.entries({ parameters, batch, utilisation }))
    checkPositive(fn, name, amount);
  for (const [name, amount] of Object.entries({ memoryBandwidth, peakFlopsPerSecond }))
    checkPositive(fn, name, amount);
  checkAmounts(fn, { activeParameters, bytesPerParameter, kvBytesPerToken, context });
  checkProbability(fn, 'utilisation', utilisation);
  if (activeParameters > parameters)
    throw new DomainError(fn, 'activeParameters', `≤ parameters = ${parameters}`, activeParameters);
  const read = Math.min(parameters, batch * activeParameters) * bytesPerParameter;
  const memory = (read + batch * kvBytesPerToken * context) / memoryBandwidth;
  const compute = (2 * activeParameters * batch) / (peakFlopsPerSecond * utilisation);
  return batch / Math.max(memory, compute);
}
