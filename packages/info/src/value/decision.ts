import { type BetaPosterior, DomainError } from '@bits-per-sample/core';
import { checkBeta } from '../numeric/checkBeta.ts';

/** A decision that pays p − threshold when taken and nothing when not, under p ~ Beta(a, b). */
export interface ThresholdDecision {
  /** What is believed of p now: shapes a, b > 0 of a Beta distribution. */
  readonly beliefs: BetaPosterior;
  /** Pass rate from which acting (adopting, training, deploying) pays, in [0, 1]. */
  readonly threshold: number;
}

/** The domain of every value of information. */
export function checkDecision(fn: string, { beliefs, threshold }: ThresholdDecision): void {
  checkBeta(fn, beliefs);
  if (threshold < 0 || threshold > 1)
    throw new DomainError(fn, 'threshold', 'in [0, 1]', threshold);
}

/** Rollouts looked at before deciding. */
export function checkRollouts(fn: string, rollouts: number, least: number): void {
  if (!(Number.isInteger(rollouts) && rollouts >= least))
    throw new DomainError(fn, 'rollouts', `an integer ≥ ${least}`, rollouts);
}
