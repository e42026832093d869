import { checkObject, checkWhole } from '@bits-per-sample/core';
import { checkScores, type ScoreMoments } from '../score/scoreMoments.ts';

/** Settings of the RLOO closed forms. */
export interface RlooOptions {
  /** Rollouts per prompt, N, an integer ≥ 2. */
  readonly groupSize: number;
}

/** tr Cov of an RLOO group divided by p q. */
export function rlooNoiseFactor(fn: string, scores: ScoreMoments, options: RlooOptions): number {
  checkScores(fn, scores);
  checkObject(fn, 'options', options);
  const { groupSize: n } = options;
  checkWhole(fn, 'groupSize', n, { least: 2 });
  const { p, squaredGap, successVariance, failureVariance } = scores;
  const q = 1 - p;
  const along = (q - p) ** 2 + (2 * p * q) / (n - 1);
  const across = ((n - 2) * q + 1) * successVariance + ((n - 2) * p + 1) * failureVariance;
  return (along * squaredGap + across / (n - 1)) / n;
}
