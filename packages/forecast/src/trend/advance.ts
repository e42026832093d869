import { passage, type SlopeDynamics } from './passage.ts';

/** Level and slope of log-odds along u, as a Gaussian. */
export interface LevelSlope {
  readonly level: number;
  readonly slope: number;
  readonly levelVariance: number;
  readonly covariance: number;
  readonly slopeVariance: number;
}

/** The state a distance d further along u. */
export function advance(state: LevelSlope, dynamics: SlopeDynamics, d: number): LevelSlope {
  const { kept, travelled, levelNoise, covarianceNoise, slopeNoise } = passage(dynamics, d);
  const { level, slope, levelVariance, covariance, slopeVariance } = state;
  return {
    level: level + travelled * slope,
    slope: kept * slope,
    levelVariance:
      levelVariance + 2 * travelled * covariance + travelled ** 2 * slopeVariance + levelNoise,
    covariance: kept * (covariance + travelled * slopeVariance) + covarianceNoise,
    slopeVariance: kept ** 2 * slopeVariance + slopeNoise,
  };
}
