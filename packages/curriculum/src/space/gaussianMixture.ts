import { cholesky, type Rng } from '@bits-per-sample/core';
import { withDefaults } from '../check/withDefaults.ts';

/** A mixture of Gaussians with full covariances. Plain data. */
export interface GaussianMixture {
  /** Number of dimensions d. */
  readonly dimension: number;
  /** Shares of the components, summing to 1; shape [k]. */
  readonly weights: Float64Array;
  /** Means; row-major, shape [k, d]. */
  readonly means: Float64Array;
  /** Lower Cholesky factors of the covariances; shape [k, d, d]. */
  readonly factors: Float64Array;
}

/** A mixture fitted to points. */
export interface FittedMixture {
  readonly mixture: GaussianMixture;
  /** Probability of each component given each point; row-major, shape [n, k]. */
  readonly responsibilities: Float64Array;
  /** Log-likelihood of the points before each step, nats; never falls. */
  readonly logLikelihoods: readonly number[];
}

/** How to fit. */
export interface FitOptions {
  /** Added to every variance, so that no component collapses. Default 1e-6. */
  readonly regularisation?: number;
  /** Steps at most. Default 100. */
  readonly iterations?: number;
  /** Gain in mean log-likelihood below which the fit has converged. Default 1e-3. */
  readonly tolerance?: number;
}

const logTwoPi = Math.log(2 * Math.PI);

/** Squared distance of two rows. */
const squaredDistance = (a: Float64Array, i: number, b: Float64Array, j: number, d: number) => {
  let sum = 0;
  for (let c = 0; c < d; c++) sum += (a[i * d + c]! - b[j * d + c]!) ** 2;
  return sum;
};

/**
 * Each point wholly to its nearest of k seeds, which are points drawn far from one another
 * (k-means++; Arthur & Vassilvitskii, 2007). Shape [n, k].
 */
export function seedResponsibilities(
  points: Float64Array,
  dimension: number,
  k: number,
  rng: Rng,
): Float64Array {
  const n = points.length / dimension;
  const nearest = new Float64Array(n).fill(Infinity);
  const owner = new Int32Array(n);
  for (let c = 0; c < k; c++) {
    let seed = Math.floor(rng.next() * n);
    if (c > 0) {
      let at = rng.next() * nearest.reduce((sum, x) => sum + x, 0);
      for (let i = 0; i < n && at >= 0; i++) {
        if (nearest[i] === 0) continue;
        seed = i;
        at -= nearest[i]!;
      }
    }
    for (let i = 0; i < n; i++) {
      const distance = squaredDistance(points, i, points, seed, dimension);
      if (distance >= nearest[i]!) continue;
      nearest[i] = distance;
      owner[i] = c;
    }
  }
  const responsibilities = new Float64Array(n * k);
  for (let i = 0; i < n; i++) responsibilities[i * k + owner[i]!] = 1;
  return responsibilities;
}

/** The mixture of greatest likelihood given who belongs to whom. */
export function maximisation(
  points: Float64Array,
  dimension: number,
  responsibilities: Float64Array,
  k: number,
  regularisation: number,
): GaussianMixture {
  const d = dimension;
  const n = points.length / d;
  const weights = new Float64Array(k);
  const means = new Float64Array(k * d);
  const factors = new Float64Array(k * d * d);
  for (let c = 0; c < k; c++) {
    let mass = 10 * Number.EPSILON;
    for (let i = 0; i < n; i++) {
      const r = responsibilities[i * k + c]!;
      mass += r;
      for (let a = 0; a < d; a++) means[c * d + a]! += r * points[i * d + a]!;
    }
    for (let a = 0; a < d; a++) means[c * d + a]! /= mass;
    const covariance = new Float64Array(d * d);
    for (let i = 0; i < n; i++) {
      const r = responsibilities[i * k + c]! / mass;
      if (r === 0) continue;
      for (let a = 0; a < d; a++) {
        const deviation = r * (points[i * d + a]! - means[c * d + a]!);
        for (let b = 0; b <= a; b++)
          covariance[a * d + b]! += deviation * (points[i * d + b]! - means[c * d + b]!);
      }
    }
    for (let a = 0; a < d; a++) covariance[a * d + a]! += regularisation;
    const factor = cholesky(covariance, d);
    if (factor) factors.set(factor, c * d * d);
    // rounding has eaten the regularisation: a ball as small as that
    else for (let a = 0; a < d; a++) factors[c * d * d + a * d + a] = Math.sqrt(regularisation);
    weights[c] = mass / n;
  }
  const total = weights.reduce((sum, w) => sum + w, 0);
  return { dimension, weights: weights.map((w) => w / total), means, factors };
}

/**
 * Log-density of one component at a point, over the first `point.length` dimensions: a leading
 * block of a Cholesky factor is the factor of the leading block.
 */
export function logDensity(
  { dimension: d, means, factors }: GaussianMixture,
  c: number,
  point: Float64Array,
): number {
  const z = new Float64Array(point.length);
  let log = -0.5 * point.length * logTwoPi;
  for (let a = 0; a < point.length; a++) {
    const row = c * d * d + a * d;
    let residual = point[a]! - means[c * d + a]!;
    for (let b = 0; b < a; b++) residual -= factors[row + b]! * z[b]!;
    z[a] = residual / factors[row + a]!;
    log -= Math.log(factors[row + a]!) + 0.5 * z[a]! ** 2;
  }
  return log;
}

/** Who belongs to whom, and the log-likelihood of all points. Sums in logarithms. */
export function expectation(
  points: Float64Array,
  mixture: GaussianMixture,
): { responsibilities: Float64Array; logLikelihood: number } {
  const { dimension: d, weights, means, factors } = mixture;
  const k = weights.length;
  const n = points.length / d;
  const responsibilities = new Float64Array(n * k);
  // density at the mean, and 1 / diagonal, once for all points
  const peaks = new Float64Array(k);
  const inverse = new Float64Array(k * d);
  for (let c = 0; c < k; c++) {
    peaks[c] = Math.log(weights[c]!) - 0.5 * d * logTwoPi;
    for (let a = 0; a < d; a++) {
      inverse[c * d + a] = 1 / factors[c * d * d + a * d + a]!;
      peaks[c]! -= Math.log(factors[c * d * d + a * d + a]!);
    }
  }
  const z = new Float64Array(d);
  let logLikelihood = 0;
  for (let i = 0; i < n; i++) {
    let most = -Infinity;
    for (let c = 0; c < k; c++) {
      let log = peaks[c]!;
      for (let a = 0; a < d; a++) {
        const row = c * d * d + a * d;
        let residual = points[i * d + a]! - means[c * d + a]!;
        for (let b = 0; b < a; b++) residual -= factors[row + b]! * z[b]!;
        residual *= inverse[c * d + a]!;
        z[a] = residual;
        log -= 0.5 * residual * residual;
      }
      responsibilities[i * k + c] = log;
      if (log > most) most = log;
    }
    let sum = 0;
    for (let c = 0; c < k; c++) sum += Math.exp(responsibilities[i * k + c]! - most);
    const log = most + Math.log(sum);
    logLikelihood += log;
    for (let c = 0; c < k; c++)
      responsibilities[i * k + c] = Math.exp(responsibilities[i * k + c]! - log);
  }
  return { responsibilities, logLikelihood };
}

/**
 * Mixture of Gaussians by expectation–maximisation from a given start.
 *
 * @see Dempster, Laird & Rubin (1977), doi:10.1111/j.2517-6161.1977.tb01600.x
 */
export function fitMixture(
  points: Float64Array,
  start: GaussianMixture,
  options: FitOptions = {},
): FittedMixture {
  const { regularisation, iterations, tolerance } = withDefaults('fitMixture', options, {
    regularisation: 1e-6,
    iterations: 100,
    tolerance: 1e-3,
  });
  const { dimension } = start;
  const n = points.length / dimension;
  const k = start.weights.length;
  const logLikelihoods: number[] = [];
  let mixture = start;
  for (let iteration = 0; ; iteration++) {
    const { responsibilities, logLikelihood } = expectation(points, mixture);
    const gain = logLikelihood - (logLikelihoods.at(-1) ?? -Infinity);
    logLikelihoods.push(logLikelihood);
    if (gain / n < tolerance || iteration === iterations)
      return { mixture, responsibilities, logLikelihoods };
    mixture = maximisation(points, dimension, responsibilities, k, regularisation);
  }
}

/** Akaike's criterion, 2 parameters − 2 log-likelihood: the smaller, the better. */
export function akaike({ mixture, logLikelihoods }: FittedMixture): number {
  const d = mixture.dimension;
  const k = mixture.weights.length;
  const parameters = k * (d + (d * (d + 1)) / 2) + k - 1;
  return 2 * parameters - 2 * logLikelihoods.at(-1)!;
}

/** Best of the mixtures of `fewest` to `most` components by Akaike's criterion, each from a seeded start. */
export function selectMixture(
  points: Float64Array,
  dimension: number,
  { fewest, most, rng, ...fit }: { fewest: number; most: number; rng: Rng } & FitOptions,
): FittedMixture {
  let best: FittedMixture | undefined;
  for (let k = fewest; k <= most; k++) {
    const seeds = seedResponsibilities(points, dimension, k, rng);
    const start = maximisation(points, dimension, seeds, k, fit.regularisation ?? 1e-6);
    const fitted = fitMixture(points, start, fit);
    if (!best || akaike(fitted) < akaike(best)) best = fitted;
  }
  return best!;
}
