import {
  type BetaPosterior,
  checkObject,
  checkProbability,
  checkWhole,
} from '@bits-per-sample/core';
import { checkBeliefs } from '../numeric/checkBeliefs.ts';

/** A decision that pays p − threshold when taken and nothing when not, under p ~ Beta(a, b). */
export interface ThresholdDecision {
  /** What is believed of p now: shapes a, b > 0 of a Beta distribution. */
  readonly beliefs: BetaPosterior;
  /** Pass rate from which acting (adopting, training, deploying) pays, in [0, 1]. */
  readonly threshold: number;
}

/** The domain of every value of information. */
export function checkDecision(fn: string, decision: ThresholdDecision): void {
  checkObject(fn, 'decision', decision);
  checkBeliefs(fn, 'beliefs', decision.beliefs);
  checkProbability(fn, 'threshold', decision.threshold);
}

/** Rollouts looked at before deciding. */
export function checkRollouts(fn: string, rollouts: number, least: number): void {
  checkWhole(fn, 'rollouts', rollouts, { least, most: 2 ** 20 });
}
