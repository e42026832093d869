import { type Rng, sampleNormal } from '@bits-per-sample/core';

/** A run as a log would have it, and the pass rate that its policy had. */
export interface Run {
  readonly name: string;
  readonly groupSize: number;
  /** Rollouts at the middle of each step. */
  readonly rollouts: number[];
  readonly successes: number[];
  readonly attempts: number[];
  readonly groups: number[];
  readonly deadGroups: number[];
  /** Exact mean pass rate of the pool before each step. */
  readonly passRate: number[];
}

/** How a run learns. */
export type World = 'adam' | 'sgd' | 'grpo' | 'rare' | 'hard';

const PROMPTS = 200;
const FEATURES = 12;
const STEPS = 240;

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/**
 * A run of policy gradients on prompts that share skills: a prompt i is solved with probability
 * 1 / (1 + e^−(b_i + w · x_i)), and w climbs the gradient that groups of rollouts show. Worlds: Adam or
 * SGD, GRPO's normalisation, prompts that are rarely solved at first, and prompts that never are. Of one
 * seed, runs of two paces have the same prompts.
 */
export function simulateRun(world: World, rng: Rng, pace = 1): Run {
  const between = (low: number, high: number) => low + (high - low) * rng.next();
  const groupSize = 2 ** Math.floor(between(2, 5));
  const groups = Math.ceil(2 ** between(6, 8) / groupSize);
  const start = world === 'rare' ? between(-4, -2.5) : between(-2.5, 0);
  const spread = between(0.5, 2);
  const shared = between(0.3, 1);
  const rate = pace * (world === 'sgd' ? 10 ** between(-0.3, 0.7) : 10 ** between(-2.7, -1.6));
  const bias = Array.from({ length: PROMPTS }, () => start + spread * sampleNormal(rng));
  const solvable = bias.map(() => world !== 'hard' || rng.next() > 0.1);
  const features = bias.map(() =>
    Array.from({ length: FEATURES }, (_, j) => (j ? 0.5 * sampleNormal(rng) : shared)),
  );
  const weights = Array(FEATURES).fill(0) as number[];
  const first = Array(FEATURES).fill(0) as number[];
  const second = Array(FEATURES).fill(0) as number[];
  const chance = (i: number) =>
    solvable[i] ? sigmoid(bias[i]! + weights.reduce((s, w, j) => s + w * features[i]![j]!, 0)) : 0;
  const run: Run = {
    name: world,
    groupSize,
    rollouts: [],
    successes: [],
    attempts: [],
    groups: [],
    deadGroups: [],
    passRate: [],
  };
  for (let step = 0; step < STEPS; step++) {
    run.passRate.push(bias.reduce((sum, _, i) => sum + chance(i), 0) / PROMPTS);
    const gradient = Array(FEATURES).fill(0) as number[];
    let successes = 0;
    let dead = 0;
    for (let g = 0; g < groups; g++) {
      const i = Math.floor(rng.next() * PROMPTS);
      const p = chance(i);
      let k = 0;
      for (let r = 0; r < groupSize; r++) if (rng.next() < p) k++;
      successes += k;
      if (k === 0 || k === groupSize) dead++;
      const mean = k / groupSize;
      // Σ (r − mean)(r − p) over the group: the score of a coin is r − p
      const size = world === 'grpo' ? Math.sqrt(mean * (1 - mean)) : mean * (1 - mean);
      for (let j = 0; j < FEATURES; j++) gradient[j]! += (size * features[i]![j]!) / groups;
    }
    for (let j = 0; j < FEATURES; j++) {
      first[j] = 0.9 * first[j]! + 0.1 * gradient[j]!;
      second[j] = 0.99 * second[j]! + 0.01 * gradient[j]! ** 2;
      const m = first[j]! / (1 - 0.9 ** (step + 1));
      const v = second[j]! / (1 - 0.99 ** (step + 1));
      weights[j]! +=
        world === 'sgd' ? 0.2 * rate * gradient[j]! : (rate * m) / (Math.sqrt(v) + 1e-8);
    }
    const attempts = groups * groupSize;
    run.rollouts.push((step + 0.5) * attempts);
    run.successes.push(successes);
    run.attempts.push(attempts);
    run.groups.push(groups);
    run.deadGroups.push(dead);
  }
  return run;
}
