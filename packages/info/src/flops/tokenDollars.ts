import { checkObject, checkPositive, checkProbability } from '@bits-per-sample/core';
import { checkAmounts } from './checkAmounts.ts';

/** Prices per million tokens, as services for fine-tuning bill them. */
export interface TokenPrices {
  /** Reading a prompt. */
  readonly prefill: number;
  /** Reading a prompt again that is in the cache. Default: as `prefill`. */
  readonly cachedPrefill?: number;
  /** Writing a token of an answer. */
  readonly sample: number;
  /** Training on a token. */
  readonly train: number;
}

/** One rollout as it is billed. */
export interface BilledRollout {
  /** Tokens of the prompt. */
  readonly promptTokens: number;
  /** Tokens of the completion. */
  readonly completionTokens: number;
  /** Rollouts that share the prompt, > 0: all but one read it from the cache. */
  readonly groupSize: number;
  /** Share of generated rollouts that are trained on, in [0, 1]. Default 1. */
  readonly keptFraction?: number;
  /** Passes over the kept rollouts. Default 1. */
  readonly epochs?: number;
  /** What a teacher that scores every rollout takes for reading a million tokens. Default 0: none. */
  readonly teacherPrefill?: number;
}

/**
 * Dollars of one rollout by prices per token, the group's discarded rollouts included.
 *
 * (P·(prefill + (G − 1)·cached)/G + T·sample + kept·epochs·(P + T)·train + (P + T)·teacher)/10⁶, in
 * whichever currency the prices are.
 *
 * @param rollout tokens, group and share trained on.
 * @param perMillion prices per million tokens.
 * @returns the price of one generated rollout.
 * @throws {DomainError} a negative amount, or a fraction outside [0, 1].
 *
 * @example
 * ```ts
 * const rollout = { promptTokens: 1000, completionTokens: 1000, groupSize: 1 };
 * tokenDollars(rollout, { prefill: 1, sample: 3, train: 3 }); // => 0.01
 * ```
 */
export function tokenDollars(rollout: BilledRollout, perMillion: TokenPrices): number {
  const fn = 'tokenDollars';
  checkObject(fn, 'rollout', rollout);
  const { promptTokens, completionTokens, groupSize } = rollout;
  const { keptFraction = 1, epochs = 1, teacherPrefill = 0 } = rollout;
  checkAmounts(fn, { promptTokens, completionTokens, epochs, teacherPrefill });
  checkPositive(fn, 'groupSize', groupSize);
  checkProbability(fn, 'keptFraction', keptFraction);
  checkObject(fn, 'perMillion', perMillion);
  const { prefill, cachedPrefill = prefill, sample, train } = perMillion;
  checkAmounts(fn, { prefill, cachedPrefill, sample, train });
  const length = promptTokens + completionTokens;
  const reading = (promptTokens * (prefill + (groupSize - 1) * cachedPrefill)) / groupSize;
  const training = keptFraction * epochs * length * train;
  return (reading + completionTokens * sample + training + length * teacherPrefill) / 1e6;
}
