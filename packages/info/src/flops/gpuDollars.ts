import { checkObject, checkPositive, checkProbability } from '@bits-per-sample/core';
import { checkAmounts } from './checkAmounts.ts';

/** Hardware by the hour, and how well each phase of training uses it. */
export interface GpuPrice {
  /** Price of an hour, ≥ 0. */
  readonly dollarsPerHour: number;
  /** Peak FLOP/s, > 0. */
  readonly peakFlopsPerSecond: number;
  /** Share of the peak that each phase reaches, in (0, 1]. */
  readonly utilisation: {
    /** Reading many tokens at once: prompts, and rollouts that a model scores. */
    readonly prefill: number;
    /** Writing token by token: far less, see {@link decodeTokensPerSecond}. */
    readonly decode: number;
    /** Forward and backward. */
    readonly train: number;
  };
}

/** FLOPs by purpose, as {@link rlStepFlops} and {@link sftFlops} give them. */
export interface PhaseFlops {
  /** Prompts. */
  readonly prefill: number;
  /** Completions. */
  readonly decode: number;
  /** Training of the policy. */
  readonly training: number;
  /** Reward model. Default 0. */
  readonly rewardModel?: number;
  /** Teacher. Default 0. */
  readonly teacher?: number;
  /** Old log-probabilities. Default 0. */
  readonly oldLogprobs?: number;
  /** Reference model. Default 0. */
  readonly reference?: number;
  /** Critic; counted as training. Default 0. */
  readonly critic?: number;
}

/**
 * Dollars of FLOPs on hardware by the hour: Σ FLOPs of a phase / (peak · utilisation of that phase).
 *
 * The three utilisations decide the answer and differ by a factor of ten; one that was not measured
 * is an assumption. Hardware that waits (for the longest rollout, for a verifier) is paid too: logged
 * seconds, where there are some, are the better account.
 *
 * @param flops FLOPs by purpose.
 * @param price hardware, its price and utilisations.
 * @returns dollars, or whichever currency the price is in.
 * @throws {DomainError} a negative amount, or a utilisation outside (0, 1].
 *
 * @example
 * ```ts
 * const price = { dollarsPerHour: 3.6, peakFlopsPerSecond: 1e15, utilisation: { prefill: 0.5, decode: 0.1, train: 0.5 } };
 * gpuDollars({ prefill: 0, decode: 1e14, training: 5e14 }, price); // => 0.002
 * ```
 */
export function gpuDollars(flops: PhaseFlops, price: GpuPrice): number {
  const fn = 'gpuDollars';
  checkObject(fn, 'flops', flops);
  const { prefill, decode, training } = flops;
  const { rewardModel = 0, teacher = 0, oldLogprobs = 0, reference = 0, critic = 0 } = flops;
  const scoring = { rewardModel, teacher, oldLogprobs, reference };
  checkAmounts(fn, { prefill, decode, training, ...scoring, critic });
  checkObject(fn, 'price', price);
  const { dollarsPerHour, peakFlopsPerSecond, utilisation } = price;
  checkAmounts(fn, { dollarsPerHour });
  checkPositive(fn, 'peakFlopsPerSecond', peakFlopsPerSecond);
  checkObject(fn, 'utilisation', utilisation);
  const { prefill: reading, decode: writing, train } = utilisation;
  for (const [phase, share] of Object.entries({ prefill: reading, decode: writing, train })) {
    checkPositive(fn, `utilisation.${phase}`, share);
    checkProbability(fn, `utilisation.${phase}`, share);
  }
  const read = prefill + rewardModel + teacher + oldLogprobs + reference;
  const work = read / reading + decode / writing + (training + critic) / train;
  return (work / peakFlopsPerSecond / 3600) * dollarsPerHour;
}
