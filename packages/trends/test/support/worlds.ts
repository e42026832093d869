import { createRng, type Rng, sampleNormal } from '@bits-per-sample/core';
import { countSeries, plainSeries, type Series } from '../../src/index.ts';

/** The true mean by step, and where it changes. */
export interface World {
  readonly rate: (step: number) => number;
  readonly at: number;
  readonly over: number;
}

/** A kind of run: draws a world of so many steps. */
export type Kind = (rng: Rng, steps: number) => World;

const within = (rng: Rng, low: number, high: number) => low + (high - low) * rng.next();
const stays = (rate: World['rate']): World => ({ rate, at: Number.NaN, over: Number.NaN });

/** Runs in which nothing got worse. */
export const healthy: Record<string, Kind> = {
  flat: (rng) => {
    const p = within(rng, 0.1, 0.9);
    return stays(() => p);
  },
  learning: (rng, steps) => {
    const [start, gain] = [within(rng, 0.1, 0.5), within(rng, 0.3, 0.5)];
    return stays((t) => start + gain * (1 - Math.exp((-3 * t) / steps)));
  },
  wandering: (rng, steps) => {
    const p = within(rng, 0.3, 0.7);
    let wave = 0;
    const rates = Array.from({ length: steps }, () => {
      wave = 0.9 * wave + 0.02 * sampleNormal(rng);
      return p + wave;
    });
    return stays((t) => rates[t]!);
  },
  'one odd step': (rng, steps) => {
    const [p, at] = [within(rng, 0.3, 0.7), Math.floor(rng.next() * steps)];
    const odd = rng.next() < 0.5 ? 0 : 1;
    return stays((t) => (t === at ? odd : p));
  },
};

/** Runs that got worse: at once, or over some steps. */
export const sick: Record<string, Kind> = {
  drop: (rng, steps) => {
    const [p, at] = [within(rng, 0.4, 0.9), Math.floor(steps * within(rng, 0.3, 0.7))];
    return { rate: (t) => (t < at ? p : 0.45 * p), at, over: Number.NaN };
  },
  ramp: (rng, steps) => {
    const [p, at] = [within(rng, 0.4, 0.9), Math.floor(steps * within(rng, 0.3, 0.6))];
    const share = (t: number) => Math.min(1, Math.max(0, (t - at) / (0.15 * steps)));
    return { rate: (t) => p * (1 - 0.6 * share(t)), at, over: Number.NaN };
  },
  dip: (rng, steps) => {
    const [p, at] = [within(rng, 0.4, 0.9), Math.floor(steps * within(rng, 0.3, 0.5))];
    const over = at + Math.max(4, Math.floor(0.15 * steps));
    return { rate: (t) => (t >= at && t < over ? 0.3 * p : p), at, over };
  },
};

/** Pass rates of groups whose prompts differ, summed by step. */
export function counted(rng: Rng, { rate }: World, steps: number): Series {
  const groups = [8, 16, 32, 64, 128, 512][Math.floor(rng.next() * 6)]!;
  const size = [4, 8, 16][Math.floor(rng.next() * 3)]!;
  const [n, sum, squares] = [[] as number[], [] as number[], [] as number[]];
  for (let step = 0; step < steps; step++) {
    const p = rate(step);
    let [total, ofSquares] = [0, 0];
    for (let group = 0; group < groups; group++) {
      const own = p + 0.5 * Math.min(p, 1 - p) * sampleNormal(rng);
      let right = 0;
      for (let i = 0; i < size; i++) if (rng.next() < own) right++;
      total += right / size;
      ofSquares += (right / size) ** 2;
    }
    n.push(groups);
    sum.push(total);
    squares.push(ofSquares);
  }
  return countSeries({ n, sum, squares });
}

/** One noisy value a step. */
export const logged = (rng: Rng, { rate }: World, steps: number): Series =>
  plainSeries(Array.from({ length: steps }, (_, t) => rate(t) + 0.03 * sampleNormal(rng)));

/** What became of so many runs of a kind. */
export function tally<T>(
  kind: Kind,
  runs: number,
  seed: number,
  ask: (series: Series) => T,
  of = counted,
) {
  const rng = createRng(seed);
  return Array.from({ length: runs }, (_, run) => {
    const steps = [20, 60, 150, 400][run % 4]!;
    const world = kind(rng, steps);
    return { ...world, steps, found: ask(of(rng, world, steps)) };
  });
}
