import { createRng, type Rng } from '@bits-per-sample/core';

/** A row as a line of JSON has it. */
export type Row = Record<string, unknown>;

/** What a made run does at a step. */
export interface RunWorld {
  readonly steps: number;
  readonly groups: number;
  /** Rollouts of a group. Default 8. */
  readonly groupSize?: number | ((step: number) => number);
  /** Pass rate of a group. */
  readonly rate: (step: number, prompt: number, rng: Rng) => number;
  /** Prompts that come back; left out: every group has its own. */
  readonly prompts?: number;
  /** More fields of a rollout. */
  readonly more?: (step: number, right: number, rng: Rng) => Row;
  readonly seed?: number;
}

/** The rollouts of a made run. */
export function runRows(world: RunWorld): Row[] {
  const { steps, groups, groupSize = 8, rate, prompts, more, seed = 1 } = world;
  const rng = createRng(seed);
  const rows: Row[] = [];
  for (let step = 0; step < steps; step++)
    for (let g = 0; g < groups; g++) {
      const prompt = prompts === undefined ? step * groups + g : Math.floor(rng.next() * prompts);
      const p = rate(step, prompt, rng);
      const size = typeof groupSize === 'number' ? groupSize : groupSize(step);
      for (let i = 0; i < size; i++) {
        const right = Number(rng.next() < p);
        rows.push({
          step,
          group: `${step}-${g}`,
          prompt_id: `p${prompt}`,
          reward: right,
          ...more?.(step, right, rng),
        });
      }
    }
  return rows;
}

/** A pass rate of its own for each prompt, the same whenever it comes back. */
export const ownRate = (prompt: number): number => {
  const u = createRng(1000 + prompt).next();
  return 0.1 + 0.8 * u;
};
