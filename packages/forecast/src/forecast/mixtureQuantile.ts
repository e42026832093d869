import { normalCdf } from '@bits-per-sample/core';
import type { Gaussian } from './levelsAt.ts';

/** Quantile of a mixture of Gaussians, by bisection to the last digit. */
export function mixtureQuantile(mixture: readonly Gaussian[], probability: number): number {
  if (!mixture.length || Number.isNaN(probability)) return NaN;
  const below = (x: number) =>
    mixture.reduce(
      (sum, { weight, mean, deviation }) => sum + weight * normalCdf((x - mean) / deviation),
      0,
    );
  let low = Math.min(...mixture.map(({ mean, deviation }) => mean - 40 * deviation));
  let high = Math.max(...mixture.map(({ mean, deviation }) => mean + 40 * deviation));
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (below(middle) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
