import { type Estimate, undefinedEstimate } from '@bits-per-sample/core';
import type { GradientNorms } from './gradientNorms.ts';
import { jackknifeInterval, lostSignal } from './jackknifeInterval.ts';

/** Ratio of the mean noise over the mean signal of all steps, of checked norms. */
export function pooledNoiseScale(
  { smallBatch: b, bigBatch: B, smallSquaredNorm: small, bigSquaredNorm: big }: GradientNorms,
  level: number,
): Estimate<'samples'> {
  const steps = small.length;
  const signal = Float64Array.from(small, (s, t) => (B * big[t]! - b * s) / (B - b));
  const noise = Float64Array.from(small, (s, t) => (s - big[t]!) * (b * (B / (B - b))));
  const signalSum = signal.reduce((a, x) => a + x, 0);
  const noiseSum = noise.reduce((a, x) => a + x, 0);
  if (signalSum <= 0) return undefinedEstimate('samples', lostSignal, { level, n: steps });
  const leftOut = signal.map((s, t) => (noiseSum - noise[t]!) / (signalSum - s));
  return {
    ...jackknifeInterval(noiseSum / signalSum, leftOut, level),
    level,
    n: steps,
    unit: 'samples',
    method: 'jackknife',
  };
}
