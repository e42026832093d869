import { createRng, type Rng, sampleNormal } from '@bits-per-sample/core';
import { type Report, report } from '../../src/index.ts';

/** Counts of one group. */
export interface CategoryRow {
  readonly step: number;
  readonly prompt: string;
  readonly category: string;
  readonly successes: number;
  readonly attempts: number;
}

/** A category of a simulated run: log odds of its prompts are normal. */
export interface CategoryLaw {
  readonly prompts: number;
  readonly mean?: number;
  readonly spread?: number;
}

/** How prompts of a simulated run are drawn. */
export interface Draws {
  readonly rng: Rng;
  readonly steps: number;
  readonly groupSize: number;
  /** Whether a prompt is drawn at a step; default: always. */
  readonly drawn?: (prompt: number, step: number) => boolean;
  /** Log odds that all prompts gain from one step to the next. */
  readonly drift?: number;
}

/** Counts of a run whose prompts keep their pass rates but for a drift that all share. */
export function categoryRun(
  laws: readonly CategoryLaw[],
  { rng, steps, groupSize, drawn = () => true, drift = 0 }: Draws,
): CategoryRow[] {
  let at = 0;
  return laws.flatMap(({ prompts, mean = 0, spread = 1.5 }, c) =>
    Array.from({ length: prompts }, () => {
      const [prompt, odds] = [at++, mean + spread * sampleNormal(rng)];
      return Array.from({ length: steps }, (_, step) => {
        const rate = 1 / (1 + Math.exp(-odds - drift * (step - steps / 2)));
        const rewards = Array.from({ length: groupSize }, () => Number(rng.next() < rate));
        const successes = rewards.reduce((sum, x) => sum + x, 0);
        const row = {
          step,
          prompt: `p${prompt}`,
          category: `c${c}`,
          successes,
          attempts: groupSize,
        };
        return drawn(prompt, step) ? [row] : [];
      }).flat();
    }).flat(),
  );
}

/** The report on such a run, its prompts named by a column of their own. */
export const reportOnRun = (rows: readonly CategoryRow[]): Promise<Report> =>
  report(
    rows.map((row) => ({ ...row, group: row.prompt })),
    {
      group: 'group',
      promptId: 'prompt',
      step: 'step',
      category: 'category',
      successes: 'successes',
      attempts: 'attempts',
    },
  );

/** Logs of a layout that were called jagged, of so many. */
export async function jaggedLogs(
  logs: number,
  make: (rng: Rng) => readonly CategoryRow[],
): Promise<number> {
  let jagged = 0;
  for (let seed = 0; seed < logs; seed++) {
    const { jaggedness } = await reportOnRun(make(createRng(seed)));
    if (jaggedness.verdict === 'jagged') jagged++;
  }
  return jagged;
}
