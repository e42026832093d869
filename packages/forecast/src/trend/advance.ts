import { passage, type SlopeDynamics } from './passage.ts';

/** Level and slope of log-odds along u, as a Gaussian. */
export interface LevelSlope {
  /** Mean of the level, in log-odds. */
  readonly level: number;
  /** Mean of the slope, in log-odds per unit of u. */
  readonly slope: number;
  /** Variance of the level. */
  readonly levelVariance: number;
  /** Covariance of level and slope. */
  readonly covariance: number;
  /** Variance of the slope. */
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
