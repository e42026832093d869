import { type BetaPosterior, type Rng, sampleUniform53 } from '@bits-per-sample/core';

/** A Gamma(shape ≥ 1) number (Marsaglia and Tsang), by products where a power would be rounded differently in different runtimes. */
function gamma(shape: number, rng: Rng): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = 2 * rng.next() - 1;
    const y = 2 * rng.next() - 1;
    const r = x * x + y * y;
    if (r >= 1 || r === 0) continue;
    const z = x * Math.sqrt((-2 * Math.log(r)) / r);
    const t = 1 + c * z;
    if (t <= 0) continue;
    const v = t * t * t;
    const u = 1 - sampleUniform53(rng);
    // the squeeze spares most logarithms
    if (u < 1 - 0.0331 * z * z * z * z || Math.log(u) < 0.5 * z * z + d * (1 - v + Math.log(v)))
      return d * v;
  }
}

/**
 * A pass rate from a Beta belief: as `sampleBeta` of core, but the same to the bit in every
 * version of V8, and quicker for shapes ≥ 1.
 * @internal
 */
export function drawRate({ a, b }: BetaPosterior, rng: Rng): number {
  if (a >= 1 && b >= 1) {
    const x = gamma(a, rng);
    return x / (x + gamma(b, rng));
  }
  // logarithms survive shapes near 0
  const log = (shape: number) =>
    shape >= 1
      ? Math.log(gamma(shape, rng))
      : Math.log(gamma(shape + 1, rng)) + Math.log(1 - sampleUniform53(rng)) / shape;
  const logX = log(a);
  return 1 / (1 + Math.exp(log(b) - logX));
}
