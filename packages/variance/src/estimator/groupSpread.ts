import type { ScoreMoments } from '../score/scoreMoments.ts';
import { binomialWeights } from './binomialWeights.ts';
import type { AdvantageTable } from './groupAdvantages.ts';

/** What one group of rollouts tells: mean and scatter of its gradient. */
export interface GroupMoments {
  /** w: the expected gradient is w ∇p. */
  readonly weight: number;
  /** |E ĝ|², the squared length of the expected gradient. */
  readonly signal: number;
  /** tr Cov ĝ, the variance of the gradient summed over parameters. */
  readonly noise: number;
  /** signal / noise of one group; Infinity when there is no noise. */
  readonly signalToNoise: number;
}

/** E[a₁(J + 1) − a₀(J)], J ~ Binomial(N − 1, p). */
export function meanWeight(p: number, n: number, { success, failure }: AdvantageTable): number {
  const others = binomialWeights(n - 1, p);
  let mean = 0;
  for (let j = 0; j < n; j++) mean += others[j]! * (success[j + 1]! - failure[j]!);
  return mean;
}

/** tr Cov of the group's gradient, K distributed as `weights`. */
export function spread(
  { p, squaredGap, successVariance, failureVariance }: ScoreMoments,
  { success, failure }: AdvantageTable,
  weights: Float64Array,
): number {
  const n = weights.length - 1;
  const q = 1 - p;
  let mean = 0;
  for (let k = 0; k <= n; k++)
    mean += (weights[k]! * (k * success[k]! * q - (n - k) * failure[k]! * p)) / n;
  let between = 0;
  let within = 0;
  for (let k = 0; k <= n; k++) {
    const up = (k * success[k]! * q) / n;
    const down = ((n - k) * failure[k]! * p) / n;
    const deviation = up - down - mean;
    const isRounding = Math.abs(deviation) <= 2 ** -50 * (Math.abs(up) + Math.abs(down));
    if (!isRounding) between += weights[k]! * deviation * deviation;
    within +=
      weights[k]! *
      (k * success[k]! ** 2 * successVariance + (n - k) * failure[k]! ** 2 * failureVariance);
  }
  return between * squaredGap + within / n / n;
}

/** Puts signal and ratio beside a weight and a noise. */
export function toMoments(
  weight: number,
  { p, squaredGap }: ScoreMoments,
  noise: number,
): GroupMoments {
  const signal = (weight * p * (1 - p)) ** 2 * squaredGap;
  return { weight, signal, noise, signalToNoise: noise === 0 ? Infinity : signal / noise };
}
