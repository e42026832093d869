import { createRng, type Rng } from '@bits-per-sample/core';
import { classIntervals } from '../../src/index.ts';

export const CLASSES = ['both', 'baseOnly', 'trainedOnly', 'neither'] as const;

/** Pass rates of a prompt before and after; `at` is ε. */
type World = (rng: Rng, at: number) => readonly [number, number];

/** Worlds whose classes are known. */
export const classWorlds: Readonly<Record<string, World>> = {
  'two models alike': (rng) => {
    const p = rng.next();
    return [p, p];
  },
  'models that have nothing to do with each other': (rng) => [rng.next(), rng.next()],
  'sharp policies': (rng) => [Number(rng.next() < 0.5), Number(rng.next() < 0.7)],
  'rates of 0, ½ and 1': (rng) => {
    const p = Math.floor(3 * rng.next()) / 2;
    return [p, p];
  },
  'all at ε': (_, at) => [at, at],
  'all below ε, hardly': (_, at) => [0.8 * at, 0.8 * at],
  'all above ε, hardly': (_, at) => [1.3 * at, 1.3 * at],
  'on both sides of ε': (rng, at) => {
    const p = at * (0.5 + rng.next());
    return [p, p];
  },
  'base below ε, trained above': (_, at) => [0.7 * at, 1.4 * at],
  sharpened: (rng) => {
    const x = 8 * rng.next() - 4;
    return [1 / (1 + Math.exp(-x)), 1 / (1 + Math.exp(-3 * x))];
  },
};

/** Successes of n attempts at each rate. */
export const look = (rates: readonly number[], n: number, rng: Rng) => ({
  successes: rates.map((p) =>
    Array.from({ length: n }, () => Number(rng.next() < p)).reduce((a, x) => a + x, 0),
  ),
  attempts: rates.map(() => n),
});

/**
 * How often the prompts of a class lie outside its interval, and how often it says that a prompt
 * was lost of two models alike.
 */
export function classCoverage(
  world: World,
  { prompts, n, times }: { readonly prompts: number; readonly n: number; readonly times: number },
) {
  const epsilon = 3 / n;
  const rng = createRng(17);
  const misses = { both: 0, baseOnly: 0, trainedOnly: 0, neither: 0 };
  let alikeLost = 0;
  for (let time = 0; time < times; time++) {
    const pairs = Array.from({ length: prompts }, () => world(rng, epsilon));
    const truth = { both: 0, baseOnly: 0, trainedOnly: 0, neither: 0 };
    for (const [p, q] of pairs) {
      if (p >= epsilon) truth[q >= epsilon ? 'both' : 'baseOnly']++;
      else truth[q >= epsilon ? 'trainedOnly' : 'neither']++;
    }
    const [base, trained] = [0, 1].map((side) =>
      look(
        pairs.map((pair) => pair[side]!),
        n,
        rng,
      ),
    );
    const { lower, upper } = classIntervals(base!, trained!, { epsilon });
    for (const name of CLASSES)
      misses[name] += Number(lower[name] > truth[name] || upper[name] < truth[name]);
    alikeLost += Number(pairs.every(([p, q]) => p === q) && lower.baseOnly >= 1);
  }
  return { misses, alikeLost };
}
