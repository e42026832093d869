import { checkScores, type ScoreMoments } from '../score/scoreMoments.ts';
import { checkGroupSize } from './groupEstimator.ts';

/** tr Cov of an RLOO group divided by p q. */
export function rlooNoiseFactor(fn: string, scores: ScoreMoments, n: number): number {
  checkScores(fn, scores);
  checkGroupSize(fn, n, 2);
  const { p, squaredGap, successVariance, failureVariance } = scores;
  const q = 1 - p;
  const along = (q - p) ** 2 + (2 * p * q) / (n - 1);
  const across = ((n - 2) * q + 1) * successVariance + ((n - 2) * p + 1) * failureVariance;
  return (along * squaredGap + across / (n - 1)) / n;
}
