import { createRng, type PassCounts, type Rng } from '@bits-per-sample/core';
import { binaryEntropy, expectedBinaryEntropy } from '../../src/index.ts';

/** A distribution of pass rates with a known mean entropy. */
export interface World {
  readonly name: string;
  readonly draw: (rng: Rng) => number;
  readonly bits: number;
}

const uniform = (rng: Rng) => rng.next() + 2 ** -33;

function gamma(shape: number, rng: Rng): number {
  if (shape < 1) return gamma(shape + 1, rng) * uniform(rng) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = Math.sqrt(-2 * Math.log(uniform(rng))) * Math.cos(2 * Math.PI * uniform(rng));
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(uniform(rng)) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

function beta(name: string, a: number, b: number): World {
  const draw = (rng: Rng) => {
    const x = gamma(a, rng);
    return x / (x + gamma(b, rng));
  };
  return { name, draw, bits: expectedBinaryEntropy({ a, b }) as number };
}

/** Worlds of the calibration. */
export const worlds = {
  uniform: {
    name: 'uniform',
    draw: uniform,
    bits: expectedBinaryEntropy({ a: 1, b: 1 }) as number,
  },
  ushaped: beta('Beta(0.3, 0.3)', 0.3, 0.3),
  rare: { name: 'p = 0.001', draw: () => 1e-3, bits: binaryEntropy(1e-3) as number },
  rareSpread: beta('Beta(2, 1998)', 2, 1998),
  skewed: beta('Beta(0.3, 0.7)', 0.3, 0.7),
  unsolvable: {
    name: '40 % never, rest Beta(1, 2)',
    draw: (rng: Rng) => (uniform(rng) < 0.4 ? 0 : 1 - Math.sqrt(uniform(rng))),
    bits: 0.6 * (expectedBinaryEntropy({ a: 1, b: 2 }) as number),
  },
} as const satisfies Record<string, World>;

/** k of n for each of `prompts` prompts of a world. */
export function sample(world: World, prompts: number, n: number, rng: Rng): PassCounts {
  const successes = new Float64Array(prompts);
  for (let i = 0; i < prompts; i++) {
    const p = world.draw(rng);
    for (let j = 0; j < n; j++) if (rng.next() < p) successes[i]!++;
  }
  return { successes, attempts: new Float64Array(prompts).fill(n) };
}

/** What an interval did over repetitions. */
export function score(truth: number) {
  let runs = 0;
  let inside = 0;
  let bias = 0;
  let squares = 0;
  let width = 0;
  return {
    add({ value, lower, upper }: { value: number; lower: number; upper: number }) {
      runs++;
      if (lower <= truth && truth <= upper) inside++;
      bias += value - truth;
      squares += (value - truth) ** 2;
      width += upper - lower;
    },
    result: () => ({
      coverage: inside / runs,
      bias: bias / runs,
      error: Math.sqrt(squares / runs),
      width: width / runs,
    }),
  };
}

export { createRng };
