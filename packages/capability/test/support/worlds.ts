import { type PassCounts, type Rng, sampleBeta } from '@bits-per-sample/core';
import { expectedPassAtK, passAtKOfRate } from '../../src/index.ts';

/** A population of prompts: how pass rates are drawn, and its true pass@k. */
export interface World {
  readonly name: string;
  readonly draw: (rng: Rng) => number;
  readonly passAtK: (k: number) => number;
}

const beta = (a: number, b: number): World => ({
  name: `Beta(${a}, ${b})`,
  draw: (rng) => sampleBeta({ a, b }, rng),
  passAtK: (k) => expectedPassAtK({ a, b }, k),
});

/** A mixture with fixed shares. */
export function mixture(name: string, parts: readonly (readonly [number, World])[]): World {
  return {
    name,
    draw: (rng) => {
      let rest = rng.next();
      for (const [share, world] of parts) {
        rest -= share;
        if (rest < 0) return world.draw(rng);
      }
      return parts.at(-1)![1].draw(rng);
    },
    passAtK: (k) => parts.reduce((sum, [share, world]) => sum + share * world.passAtK(k), 0),
  };
}

export const point = (p: number): World => ({
  name: `p = ${p}`,
  draw: () => p,
  passAtK: (k) => passAtKOfRate(p, k),
});

const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** Logit-normal: its mean by the trapezium rule, which is exact here. */
const logitNormal = (mean: number, sd: number): World => ({
  name: `logit-normal(${mean}, ${sd})`,
  draw: (rng) => {
    const radius = Math.sqrt(-2 * Math.log(1 - rng.next()));
    return logistic(mean + sd * radius * Math.cos(2 * Math.PI * rng.next()));
  },
  passAtK: (k) => {
    let [sum, weight] = [0, 0];
    for (let z = -8; z <= 8; z += 0.01) {
      const w = Math.exp(-z * z * 0.5);
      sum += w * passAtKOfRate(logistic(mean + sd * z), k);
      weight += w;
    }
    return sum / weight;
  },
});

export const worlds: readonly World[] = [
  beta(0.3, 0.7),
  beta(0.15, 1),
  beta(5, 1),
  mixture('40 % zero, else Beta(1, 2)', [
    [0.4, point(0)],
    [0.6, beta(1, 2)],
  ]),
  logitNormal(-3, 2.5),
  mixture('two points .02, .97', [
    [0.5, point(0.02)],
    [0.5, point(0.97)],
  ]),
  beta(0.05, 1),
  logitNormal(-6, 1.5),
];

/** Successes among `attempts` at each rate. */
export function run(rates: ArrayLike<number>, attempts: number, rng: Rng): PassCounts {
  const successes = Float64Array.from(rates, (p) => {
    let c = 0;
    for (let i = 0; i < attempts; i++) if (rng.next() < p) c++;
    return c;
  });
  return { successes, attempts: new Float64Array(successes.length).fill(attempts) };
}

/** Mean pass@k of these prompts. */
export const passAtKOfThese = (rates: ArrayLike<number>, k: number): number =>
  Array.from(rates).reduce((sum, p) => sum + passAtKOfRate(p, k), 0) / rates.length;

/** A standard normal number. */
export const normal = (rng: Rng): number =>
  Math.sqrt(-2 * Math.log(1 - rng.next())) * Math.cos(2 * Math.PI * rng.next());

/** Two models on the same prompts. */
export interface PairedWorld {
  readonly name: string;
  /** Rates of one prompt: base, trained. */
  readonly draw: (rng: Rng) => readonly [number, number];
  /** The same with fixed shares, where shares that are drawn would make the curves cross. */
  readonly fixed?: (prompts: number) => readonly (readonly [number, number])[];
}

/** Misses that differ by (x^(k−4) − y^(k−4))² / 12: the curves touch at k = 4 and nowhere cross. */
const touching = (): PairedWorld => {
  const [x, y] = [0.99, 0.8];
  const [first, second, third] = [x ** -8 / 12, (2 * (x * y) ** -4) / 12, y ** -8 / 12];
  const base = mixture('base', [
    [first, point(1 - x * x)],
    [third, point(1 - y * y)],
    [1, point(1)],
  ]);
  const trained = mixture('trained', [
    [second, point(1 - x * y)],
    [1, point(1)],
  ]);
  return {
    name: 'touch at k = 4',
    draw: (rng) => [base.draw(rng), trained.draw(rng)],
    fixed: (prompts) =>
      Array.from({ length: prompts }, (_, i) => {
        const hard = Math.ceil(first * prompts);
        const old = i < hard ? 1 - x * x : i < hard + Math.ceil(third * prompts) ? 1 - y * y : 1;
        return [old, i < Math.floor(second * prompts) ? 1 - x * y : 1];
      }),
  };
};

/** No curve overtakes the other within 64 attempts. */
export const worldsWithoutCrossing: readonly PairedWorld[] = [
  ...worlds.slice(0, 5).map((world) => ({
    name: `equal, ${world.name}`,
    draw: (rng: Rng) => {
      const p = world.draw(rng);
      return [p, p] as const;
    },
  })),
  {
    name: 'equal in law only',
    draw: (rng) => [worlds[0]!.draw(rng), worlds[0]!.draw(rng)],
    fixed: (prompts) =>
      Array.from({ length: prompts }, (_, i) => [i / prompts, 1 - (i + 1) / prompts]),
  },
  {
    name: 'ahead, touching at the end',
    draw: (rng) => {
      const p = worlds[0]!.draw(rng);
      return [p, passAtKOfRate(p, 2)];
    },
  },
  touching(),
  {
    name: 'crossing beyond the attempts',
    draw: (rng) => [0.005, rng.next() < 0.5 ? 0.2 : 0],
  },
  {
    name: 'all solved by both but a few',
    draw: (rng) => (rng.next() < 0.97 ? [1, 1] : [0.02, 0.03]),
  },
];

/** Trained sharpens half of the prompts and gives up the rest: the curves cross at k = 34. */
export const worldWithCrossing: PairedWorld = {
  name: 'crossing at k = 34',
  draw: (rng) => [0.02, rng.next() < 0.5 ? 0.2 : 0],
};
