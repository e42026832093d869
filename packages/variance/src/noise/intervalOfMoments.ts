import { type Estimate, studentQuantile, undefinedEstimate } from '@bits-per-sample/core';
import { lostNoise, lostSignal } from './lostReasons.ts';

/** The noise scale of steps that follow each other, with an interval that allows for it. */
export interface NoiseScaleInterval extends Estimate<'samples'> {
  /** Independent steps that the steps are worth. */
  readonly effectiveSteps: number;
  /** Interval by the correlation of neighbouring steps. */
  readonly ar1: readonly [number, number];
  /** Interval by five batches of steps. */
  readonly batch: readonly [number, number];
}

/** `noiseScaleInterval`, unchecked. */
export function intervalOfMoments(
  signal: ArrayLike<number>,
  noise: ArrayLike<number>,
  level: number,
): NoiseScaleInterval {
  const steps = signal.length;
  const ends = { effectiveSteps: NaN, ar1: [NaN, NaN], batch: [NaN, NaN] } as const;
  const unknown = (reason: string): NoiseScaleInterval => ({
    ...undefinedEstimate('samples', reason, { level, n: steps }),
    ...ends,
  });
  if (steps === 0) return unknown('no steps');
  const [s, n] = [Float64Array.from(signal), Float64Array.from(noise)];
  const value = meanOf(n) / meanOf(s);
  if (Number.isNaN(meanOf(s) + meanOf(n))) return unknown('a step without a number');
  if (!(meanOf(s) > 0)) return unknown(lostSignal);
  if (!(meanOf(n) > 0)) return unknown(lostNoise);
  const common = { value, level, n: steps, unit: 'samples' } as const;
  if (steps < 2 * BATCHES)
    return {
      ...common,
      lower: NaN,
      upper: NaN,
      method: `ratio of means, no interval from fewer than ${2 * BATCHES} steps`,
      ...ends,
    };
  const rho = correlation(n.map((x, t) => x - value * s[t]!));
  const inflation = (1 + rho) / (1 - rho);
  const effectiveSteps = Math.max(2, steps / inflation);
  const ar1 = fieller(n, s, inflation, effectiveSteps - 1, level);
  const length = Math.floor(steps / BATCHES);
  const batches = (xs: Float64Array) =>
    Float64Array.from({ length: BATCHES }, (_, i) => {
      const from = steps - (BATCHES - i) * length;
      return meanOf(xs.subarray(from, from + length));
    });
  const batch = fieller(batches(n), batches(s), 1, BATCHES - 1, level);
  return {
    ...common,
    lower: Math.min(ar1[0], batch[0]),
    upper: Math.max(ar1[1], batch[1]),
    method: 'Fieller, neighbouring steps and batches of steps',
    effectiveSteps,
    ar1,
    batch,
  };
}

/** Batches of steps whose means are taken for independent. */
const BATCHES = 5;

const meanOf = (xs: Float64Array): number => xs.reduce((sum, x) => sum + x, 0) / xs.length;

/** Correlation of neighbours, corrected for its bias in short series, within [0, 0.98]. */
function correlation(residuals: Float64Array): number {
  const centre = meanOf(residuals);
  let [product, square] = [0, 0];
  residuals.forEach((x, t) => {
    square += (x - centre) ** 2;
    if (t > 0) product += (x - centre) * (residuals[t - 1]! - centre);
  });
  const rho = square > 0 ? product / square : 0;
  return Math.min(0.98, Math.max(0, rho + (1 + 3 * rho) / residuals.length));
}

/** Limits of a ratio of means: roots of (S̄² − t²v_S)R² − 2(S̄N̄ − t²v_SN)R + N̄² − t²v_N. */
function fieller(
  n: Float64Array,
  s: Float64Array,
  inflation: number,
  freedom: number,
  level: number,
): [number, number] {
  const [meanN, meanS] = [meanOf(n), meanOf(s)];
  let [nn, ss, sn] = [0, 0, 0];
  n.forEach((x, t) => {
    nn += (x - meanN) ** 2;
    ss += (s[t]! - meanS) ** 2;
    sn += (x - meanN) * (s[t]! - meanS);
  });
  const t = studentQuantile((1 + level) / 2, freedom);
  const scale = (t * t * inflation) / (n.length * (n.length - 1));
  const a = meanS ** 2 - scale * ss;
  const b = meanS * meanN - scale * sn;
  const c = meanN ** 2 - scale * nn;
  const root = Math.sqrt(Math.max(0, b * b - a * c));
  if (!(a > 0)) return [Math.max(0, c > 0 && b > 0 ? c / (b + root) : 0), Infinity];
  return [Math.max(0, (b - root) / a), (b + root) / a];
}
