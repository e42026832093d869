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

/** Which groups are counted. */
interface Counted {
  /** Those of one step; null for all. */
  readonly step: number | null;
  /** Those that pass a test. */
  readonly among?: (group: number) => boolean;
}

/** Tries by prompt, of some of the groups. */
export function promptTotals(
  groups: Groups,
  { columns }: Table,
  prompts: Dictionary,
  { step, among = () => true }: Counted,
): PromptTotal[] {
  const graded = groups.success.source === 'none';
  const m2 = columns.reward_m2;
  const totals = new Map<number, PromptTotal>();
  for (let i = 0; i < groups.size; i++) {
    const attempts = groups.attempts[i]!;
    const code = prompts.codes[i]!;
    const other = step !== null && groups.step[i] !== step;
    if (!(attempts > 0) || code < 0 || other || !among(i)) continue;
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
