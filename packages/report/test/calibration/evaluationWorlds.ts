import type { Rng } from '@bits-per-sample/core';

/** Prompts as they are drawn: pass rates before and after, and how often each is tried. */
export interface EvaluationWorld {
  readonly name: string;
  /** Pass rates of one prompt, before and after. */
  readonly draw: (rng: Rng) => readonly [number, number];
  /** Tries of one prompt. */
  readonly tries: (rng: Rng) => number;
}

const among = <T>(list: readonly T[], rng: Rng): T => list[Math.floor(rng.next() * list.length)]!;
const normal = (rng: Rng): number =>
  Math.sqrt(-2 * Math.log(1 - rng.next())) * Math.cos(2 * Math.PI * rng.next());
const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** None of them is what any estimate assumes: certain prompts, clumps, long tails, unequal tries. */
export const evaluationWorlds: readonly EvaluationWorld[] = [
  {
    name: 'certain prompts and two clumps, 4 tries',
    draw: (rng) => {
      const p = among([0, 0, 1, 0.2, 0.8], rng);
      return [p, p === 0.2 && rng.next() < 0.5 ? 0.8 : p];
    },
    tries: () => 4,
  },
  {
    name: 'logit-normal, 2 to 16 tries',
    draw: (rng) => {
      const x = -0.5 + 2.5 * normal(rng);
      return [logistic(x), logistic(x + 0.3 + 0.5 * normal(rng))];
    },
    tries: (rng) => among([2, 4, 8, 16], rng),
  },
  {
    name: 'nearly sure, 8 tries',
    draw: (rng) => {
      const p = among([0.02, 0.97], rng);
      return [p, rng.next() < 0.1 ? 1 - p : p];
    },
    tries: () => 8,
  },
  {
    name: 'coins, 2 tries',
    draw: (rng) => [0.5, 0.35 + 0.3 * rng.next()],
    tries: () => 2,
  },
];
