import { cholesky, choleskySolve } from '@bits-per-sample/core';
import type { SlopeRegime } from '../../src/constants.ts';
import type { Observations } from '../../src/trend/filterComponent.ts';

const PANELS = 400;

/** Simpson's rule. */
function integral(f: (x: number) => number, to: number): number {
  const h = to / PANELS;
  let sum = f(0) + f(to);
  for (let i = 1; i < PANELS; i++) sum += (i % 2 ? 4 : 2) * f(i * h);
  return (sum * h) / 3;
}

const dot = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a, (x, i) => x * b[i]!).reduce((s, x) => s + x, 0);

/** ln of the density of a Gaussian with a mean and a covariance. */
function logDensity(residual: number[], covariance: number[]): number {
  const n = residual.length;
  const lower = cholesky(covariance, n)!;
  const solved = choleskySolve(lower, [...residual]);
  let logDeterminant = 0;
  for (let i = 0; i < n; i++) logDeterminant += 2 * Math.log(lower[i * n + i]!);
  return -(n * Math.log(2 * Math.PI) + logDeterminant + dot(residual, solved)) / 2;
}

/**
 * What `filterComponent` says, from the covariances of all observations written out at once: level and
 * slope are integrals of white noise, whose covariances are integrals of the kernels that carry them.
 */
export function jointGaussian(
  { rollouts, logit, variance }: Observations,
  now: number,
  regime: SlopeRegime,
  offset: number,
  scale: number,
) {
  const stretch = 1 + offset;
  const decay = regime.slopeDecay / stretch;
  const noise = (regime.slopeDiffusion * scale) ** 2 * stretch ** 3;
  const levelNoise = regime.levelDiffusion ** 2 * stretch;
  const [mean, prior] = [regime.slopeMean * stretch, (regime.slopeDeviation * stretch) ** 2];
  const place = (n: number) =>
    Math.log(1 + n / (offset * now)) - Math.log(1 + rollouts[0]! / (offset * now));
  const ofSlope = (d: number) => Math.exp(-decay * d);
  const ofLevel = (d: number) => (decay ? (1 - Math.exp(-decay * d)) / decay : d);
  const covariance = (f: (d: number) => number, s: number, g: (d: number) => number, t: number) =>
    prior * f(s) * g(t) + noise * integral((r) => f(s - r) * g(t - r), Math.min(s, t));
  const levels = (s: number, t: number) =>
    36 + covariance(ofLevel, s, ofLevel, t) + levelNoise * Math.min(s, t);
  const places = Array.from(rollouts, place);
  const end = place(now);
  const n = places.length;
  const all = places.flatMap((s, i) =>
    places.map((t, j) => levels(s, t) + (i === j ? variance[i]! : 0)),
  );
  const residual = places.map((t, i) => logit[i]! - mean * ofLevel(t));
  const lower = cholesky(all, n)!;
  const withLevel = places.map((t) => levels(t, end));
  const withSlope = places.map((t) => covariance(ofLevel, t, ofSlope, end));
  const solved = choleskySolve(lower, [...residual]);
  const solvedLevel = choleskySolve(lower, [...withLevel]);
  const solvedSlope = choleskySolve(lower, [...withSlope]);
  return {
    level: mean * ofLevel(end) + dot(withLevel, solved),
    slope: mean * ofSlope(end) + dot(withSlope, solved),
    levelVariance: levels(end, end) - dot(withLevel, solvedLevel),
    covariance: covariance(ofLevel, end, ofSlope, end) - dot(withLevel, solvedSlope),
    slopeVariance: covariance(ofSlope, end, ofSlope, end) - dot(withSlope, solvedSlope),
    logEvidence: logDensity(residual, all) - logDensity([residual[0]!], [all[0]!]),
  };
}
