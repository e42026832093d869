import { dictionary, type Rng, type Table } from '@bits-per-sample/core';
import type { Population } from './populations.ts';

/** A made log: its groups, and the pass rates behind them. */
export interface Drawn {
  /** Of each group; shape [groups]. */
  readonly prompt: number[];
  readonly step: number[];
  readonly successes: number[];
  readonly attempts: number[];
  /** Pass rate of each group, before it was rolled out. */
  readonly rate: number[];
  /** Logits that all prompts of a step were easier; shape [steps]. */
  readonly shocks?: readonly number[];
}

/** Where a group stands. */
export interface Place {
  readonly prompt: number;
  readonly step: number;
}

/** How a log is made. */
export interface Layout {
  readonly prompts: number;
  /** Rollouts of a group; where sizes differ, of a prompt with this pass rate. */
  readonly groupSize: number | ((p: number, rng: Rng) => number);
  /** Every prompt stands once in every step. Default 1. */
  readonly steps?: number;
  /** The pass rate of a group, of its prompt's and where it stands. Default: its prompt's. */
  readonly rateAt?: (p: number, place: Place, rng: Rng) => number;
  /** Whether a group is logged. Default: all are. */
  readonly keeps?: (successes: number, attempts: number) => boolean;
}

/** Draws a log: pass rates from the population, successes from these. */
export function drawLog(population: Population, layout: Layout, rng: Rng): Drawn {
  const { prompts, groupSize, steps = 1, rateAt, keeps } = layout;
  const drawn: Drawn = { prompt: [], step: [], successes: [], attempts: [], rate: [] };
  for (let prompt = 0; prompt < prompts; prompt++) {
    const p = population.draw(rng);
    for (let step = 0; step < steps; step++) {
      const rate = rateAt === undefined ? p : rateAt(p, { prompt, step }, rng);
      const n = typeof groupSize === 'number' ? groupSize : groupSize(p, rng);
      let k = 0;
      for (let i = 0; i < n; i++) if (rng.next() < rate) k++;
      if (keeps !== undefined && !keeps(k, n)) continue;
      drawn.prompt.push(prompt);
      drawn.step.push(step);
      drawn.successes.push(k);
      drawn.attempts.push(n);
      drawn.rate.push(rate);
    }
  }
  return drawn;
}

/** The log as rows of sums, which is what a report makes of rollouts first. */
export function tableOf({ prompt, step, successes, attempts }: Drawn): Table {
  const of = (value: (k: number, n: number) => number): Float64Array =>
    Float64Array.from(successes, (k, i) => value(k, attempts[i]!));
  const names = dictionary(prompt.map((i) => `p${i}`));
  return {
    rowCount: prompt.length,
    columns: {
      group: names,
      prompt: names,
      step: Float64Array.from(step),
      reward_n: of((_, n) => n),
      reward_sum: of((k) => k),
      reward_m2: of((k, n) => (k * (n - k)) / n),
      reward_min: of((k, n) => Number(k === n)),
      reward_max: of((k) => Number(k > 0)),
    },
  };
}

/** The same log as its trainer would write it: a line of JSON per rollout. */
export function linesOf({ prompt, step, successes, attempts }: Drawn): string[] {
  return prompt.flatMap((id, i) =>
    Array.from({ length: attempts[i]! }, (_, j) =>
      JSON.stringify({ step: step[i], prompt_id: `p${id}`, reward: Number(j < successes[i]!) }),
    ),
  );
}
