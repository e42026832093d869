import { type BetaPosterior, type Rng, sampleUniform53 } from '@bits-per-sample/core';
import { drawRate } from './drawRate.ts';

/** A pass rate from a Beta belief, given that it lies in (lower, upper), whose mass is given. @internal */
export function drawRateWithin(
  belief: BetaPosterior,
  [lower, upper]: readonly [lower: number, upper: number],
  mass: number,
  rng: Rng,
): number {
  if (mass > 0.25)
    for (;;) {
      const x = drawRate(belief, rng);
      if (x > lower && x < upper) return x;
    }
  const { a, b } = belief;
  const x0 = Math.max(lower, 0);
  const x1 = Math.min(upper, 1);
  const log = (x: number) => (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x);
  const mode = (a - 1) / (a + b - 2);
  const inside = a > 1 && b > 1 && mode > x0 && mode < x1;
  const most = inside ? log(mode) : Math.max(log(x0), log(x1));
  // the density is unbounded at an end of [0, 1] that lies inside, but then the mass is not small
  if (most === Infinity) return drawRateWithin(belief, [lower, upper], 1, rng);
  for (;;) {
    const x = x0 + sampleUniform53(rng) * (x1 - x0);
    if (1 - sampleUniform53(rng) <= Math.exp(log(x) - most)) return x;
  }
}
