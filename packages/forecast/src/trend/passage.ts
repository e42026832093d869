/** How level and slope move along u. */
export interface SlopeDynamics {
  /** λ: how fast a slope dies away. */
  readonly slopeDecay: number;
  /** σ_v: how much a slope wanders. */
  readonly slopeDiffusion: number;
  /** σ_y: how much the level wanders by itself. */
  readonly levelDiffusion: number;
}

/** What a slope does over a distance: e^{−λd}, its integral, and the noise that comes in. */
export interface Passage {
  readonly kept: number;
  readonly travelled: number;
  readonly levelNoise: number;
  readonly covarianceNoise: number;
  readonly slopeNoise: number;
}

/** Below this λd the differences cancel; a series takes their place. */
const SMALL = 1e-2;

/** Exact moments of dy = v du + σ_y dW, dv = −λ v du + σ_v dW′ over a distance d. */
export function passage(dynamics: SlopeDynamics, d: number): Passage {
  const { slopeDecay, slopeDiffusion, levelDiffusion } = dynamics;
  const x = slopeDecay * d;
  const noise = slopeDiffusion ** 2;
  const kept = Math.exp(-x);
  const travelled = x === 0 ? d : -Math.expm1(-x) / slopeDecay;
  const slopeNoise = noise * (x === 0 ? d : -Math.expm1(-2 * x) / (2 * slopeDecay));
  const cubic =
    x < SMALL
      ? d ** 3 * (1 / 3 - x * (1 / 4 - x * (7 / 60 - x * (1 / 24 - (x * 31) / 2520))))
      : (d - 2 * travelled - Math.expm1(-2 * x) / (2 * slopeDecay)) / slopeDecay ** 2;
  return {
    kept,
    travelled,
    levelNoise: noise * cubic + levelDiffusion ** 2 * d,
    covarianceNoise: (noise * travelled ** 2) / 2,
    slopeNoise,
  };
}
