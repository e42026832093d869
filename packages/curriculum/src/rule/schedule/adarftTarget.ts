import { checkNumber, DomainError } from '@bits-per-sample/core';
import { withDefaults } from '../../check/withDefaults.ts';

/** Options of {@link adarftTarget}. */
export interface AdarftOptions {
  /** Mean reward aimed at, β. Default 0.5. */
  readonly targetReward?: number;
  /** How sharply a miss is answered, α ≥ 0. Default 2. */
  readonly sensitivity?: number;
  /** Lowest and highest difficulty. Default [0, 100]. */
  readonly range?: readonly [number, number];
  /** Largest step, η ≥ 0, in units of difficulty. Default: 10 % of the range. */
  readonly stepSize?: number;
}

/**
 * Target difficulty of AdaRFT after one step: T ← clip(T + η tanh(α(R̄ − β)), range).
 *
 * A thermostat: when the batch is solved more often than β the next batch is harder. One number
 * steers the whole pool, so it needs labels that mean the same everywhere, and it is led astray by
 * tasks that can never be solved: they lower R̄ for ever.
 *
 * The released code has η = 50 on a range of 100: a single good step crosses half of the range.
 * The default here is a tenth of the range.
 *
 * @param target T before, in units of difficulty.
 * @param meanReward R̄, mean reward of the last batch.
 * @param options `targetReward` β = 0.5; `sensitivity` α = 2; `range` = [0, 100]; `stepSize` η =
 *   10 % of the range.
 * @returns T after, inside the range. NaN gives NaN.
 * @throws {DomainError} a range that is empty or upside down, sensitivity < 0, or stepSize < 0.
 *
 * @see Shi et al. (2025), "Efficient reinforcement finetuning via adaptive curriculum learning", arXiv:2504.05520
 *
 * @example
 * ```ts
 * adarftTarget(20, 0.5); // => 20
 * adarftTarget(98, 1); // => 100
 * ```
 */
export function adarftTarget(
  target: number,
  meanReward: number,
  options: AdarftOptions = {},
): number {
  const { targetReward, sensitivity, range } = withDefaults('adarftTarget', options, {
    targetReward: 0.5,
    sensitivity: 2,
    range: [0, 100],
  });
  const fn = 'adarftTarget';
  checkNumber(fn, 'target', target);
  checkNumber(fn, 'meanReward', meanReward);
  const [lowest, highest] = range;
  const { stepSize = (highest - lowest) / 10 } = options;
  checkNumber(fn, 'stepSize', stepSize);
  if (lowest > highest) throw new DomainError(fn, 'range', 'from low to high', range);
  if (sensitivity < 0) throw new DomainError(fn, 'sensitivity', '≥ 0', sensitivity);
  if (stepSize < 0) throw new DomainError(fn, 'stepSize', '≥ 0', stepSize);
  const moved = target + stepSize * Math.tanh(sensitivity * (meanReward - targetReward));
  return Math.max(lowest, Math.min(highest, moved));
}
