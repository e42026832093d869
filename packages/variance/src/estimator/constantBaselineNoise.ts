import type { ScoreMoments } from '../score/scoreMoments.ts';

/** tr Cov of the mean gradient of a group with baseline b, unchecked. */
export function constantBaselineNoise(scores: ScoreMoments, groupSize: number, b: number): number {
  const { p, squaredGap, successVariance, failureVariance } = scores;
  const q = 1 - p;
  const offset = q - b + (1 - q - p); // q's own rounding error, for when b is q
  return (
    (p * q * offset * offset * squaredGap +
      p * (1 - b) ** 2 * successVariance +
      q * b * b * failureVariance) /
    groupSize
  );
}
