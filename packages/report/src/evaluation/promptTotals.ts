import { type Dictionary, isDictionary, type Table } from '@bits-per-sample/core';
import type { Groups } from '../trials/readGroups.ts';

/** All tries of one prompt. */
export interface PromptTotal {
  readonly prompt: string;
  attempts: number;
  /** Right ones; NaN for graded rewards. */
  successes: number;
  /** Mean reward, or pass rate. */
  mean: number;
  /** Σ (x − x̄)² over the tries. */
  squares: number;
}

/** Tries by prompt, of the groups at one step. */
export function promptTotals(
  groups: Groups,
  { columns }: Table,
  prompts: Dictionary,
  step: number | null,
): PromptTotal[] {
  const graded = groups.success.source === 'none';
  const m2 = columns.reward_m2;
  const totals = new Map<number, PromptTotal>();
  for (let i = 0; i < groups.size; i++) {
    const attempts = groups.attempts[i]!;
    const code = prompts.codes[i]!;
    const other = step !== null && groups.step[i] !== step;
    if (!(attempts > 0) || code < 0 || other) continue;
    const successes = groups.successes[i]!;
    const mean = graded ? groups.meanReward[i]! : successes / attempts;
    const own = graded
      ? m2 === undefined || isDictionary(m2)
        ? Number.NaN
        : m2[i]!
      : (successes * (attempts - successes)) / attempts;
    const known = totals.get(code);
    if (known === undefined) {
      const prompt = prompts.values[code]!;
      totals.set(code, { prompt, attempts, successes, mean, squares: own });
      continue;
    }
    const all = known.attempts + attempts;
    const apart = mean - known.mean;
    known.squares += own + (apart * apart * known.attempts * attempts) / all;
    known.mean += (apart * attempts) / all;
    known.successes += successes;
    known.attempts = all;
  }
  return [...totals.values()];
}
