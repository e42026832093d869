import type { Rng } from '@bits-per-sample/core';
import type { Bins } from './bins.ts';
import { fitMixture, type MixtureFit } from './fitPassRates.ts';
import { average, posteriorMeans } from './posteriorMeans.ts';

/** Percentile interval of the mean over resampled prompts, the mixture refitted each time. */
export function bootstrapEntropy(
  bins: Bins,
  fit: MixtureFit,
  { value, level, rng }: { value: number; level: number; rng: Rng },
): [number, number] {
  const draws = 400;
  const stream = rng.fork('meanEntropy');
  const upTo = new Float64Array(bins.weight.length);
  bins.weight.forEach((w, c) => {
    upTo[c] = w + (upTo[c - 1] ?? 0);
  });
  const means = Float64Array.from({ length: draws }, () => {
    const weight = new Float64Array(bins.weight.length);
    for (let i = 0; i < bins.prompts; i++) weight[indexOf(upTo, stream.next() * bins.prompts)]!++;
    const drawn = { ...bins, weight };
    if (!drawn.k.some((k, c) => weight[c]! > 0 && k > 0 && k < bins.n[c]!)) return 0;
    const refit = fitMixture(drawn, fit.masses, fit.theta, 1e-6);
    return average(drawn, posteriorMeans(drawn, refit));
  }).sort();
  const at = (probability: number) => means[Math.round(probability * (draws - 1))]!;
  return [Math.min(value, at((1 - level) / 2)), Math.max(value, at((1 + level) / 2))];
}

/** First index whose running total exceeds x. */
function indexOf(upTo: Float64Array, x: number): number {
  let low = 0;
  let high = upTo.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (upTo[middle]! > x) high = middle;
    else low = middle + 1;
  }
  return low;
}
