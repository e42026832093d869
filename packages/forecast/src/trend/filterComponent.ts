import { constants, type SlopeRegime } from '../constants.ts';
import { advance, type LevelSlope } from './advance.ts';
import type { SlopeDynamics } from './passage.ts';
import { placeOf } from './placeOf.ts';

/** Log-odds seen at some rollouts, and their variances. */
export interface Observations {
  /** Rollouts seen, ascending. */
  readonly rollouts: ArrayLike<number>;
  /** Log-odds of the pass rate. */
  readonly logit: ArrayLike<number>;
  /** Sampling variance of the log-odds. */
  readonly variance: ArrayLike<number>;
}

/** One component of the mixture: its place in the grid, how it moves, and where it is now. */
export interface TrendComponent extends LevelSlope, SlopeDynamics {
  /** N₀ over the rollouts so far: log-odds are smooth along ln(1 + N/N₀). */
  readonly offset: number;
  /** ln of the density of all observations but the first. */
  readonly logEvidence: number;
}

/** Kalman filter of one component over the observations and on to `now`. */
export function filterComponent(
  { rollouts, logit, variance }: Observations,
  now: number,
  regime: SlopeRegime,
  offset: number,
  scale: number,
): TrendComponent {
  const stretch = 1 + offset; // units of u per unit of ln N, at now
  const dynamics: SlopeDynamics = {
    slopeDecay: regime.slopeDecay / stretch,
    slopeDiffusion: regime.slopeDiffusion * scale * stretch ** 1.5,
    levelDiffusion: regime.levelDiffusion * stretch ** 0.5,
  };
  let state: LevelSlope = {
    level: 0,
    slope: regime.slopeMean * stretch,
    levelVariance: constants.levelVariance,
    covariance: 0,
    slopeVariance: (regime.slopeDeviation * stretch) ** 2,
  };
  let logEvidence = 0;
  let place = placeOf(rollouts[0] ?? now, now, offset);
  for (let i = 0; i < rollouts.length; i++) {
    const next = placeOf(rollouts[i]!, now, offset);
    state = advance(state, dynamics, next - place);
    place = next;
    const surprise = logit[i]! - state.level;
    const spread = state.levelVariance + variance[i]!;
    if (i > 0) logEvidence -= (Math.log(2 * Math.PI * spread) + surprise ** 2 / spread) / 2;
    state = update(state, surprise, variance[i]!);
  }
  return {
    offset,
    ...dynamics,
    ...advance(state, dynamics, placeOf(now, now, offset) - place),
    logEvidence,
  };
}

/** The state after a level was seen, off by `surprise` and with a noise of `variance`. */
function update(state: LevelSlope, surprise: number, variance: number): LevelSlope {
  const { level, slope, levelVariance, covariance, slopeVariance } = state;
  const spread = levelVariance + variance;
  const noiseShare = variance / spread;
  return {
    level: level + (levelVariance / spread) * surprise,
    slope: slope + (covariance / spread) * surprise,
    levelVariance: levelVariance * noiseShare,
    covariance: covariance * noiseShare,
    slopeVariance: slopeVariance - covariance ** 2 / spread,
  };
}
