import { type PromptScores, promptScores, runSpread } from '@bits-per-sample/capability';
import { type Dictionary, isDictionary, type Table } from '@bits-per-sample/core';
import type { Groups } from '../trials/readGroups.ts';
import { type PromptTotal, promptTotals } from './promptTotals.ts';
import type { ReportRuns } from './reportEvaluation.ts';

/**
 * The runs that a log names, on the prompts that all of them tried.
 *
 * @param table rows of sums of one kind.
 * @param groups what they say.
 * @param prompts the prompt of each group.
 * @param step the step that is judged; null for all.
 * @returns null where the log names fewer than two runs, or they share fewer than two prompts.
 */
export function readRuns(
  table: Table,
  groups: Groups,
  prompts: Dictionary,
  step: number | null,
): ReportRuns | null {
  const { run } = table.columns;
  if (run === undefined || !isDictionary(run) || groups.success.source === 'none') return null;
  const names = [...new Set(run.codes)].filter((code) => code >= 0).sort((a, b) => a - b);
  if (names.length < 2) return null;
  const totals = names.map(
    (code) =>
      new Map(
        promptTotals(groups, table, prompts, { step, among: (i) => run.codes[i] === code }).map(
          (total) => [total.prompt, total] as const,
        ),
      ),
  );
  const tried = totals.flatMap((of, j) =>
    of.size > 0 ? [{ of, name: run.values[names[j]!]! }] : [],
  );
  const shared = [...(tried[0]?.of.keys() ?? [])].filter((id) =>
    tried.every(({ of }) => of.has(id)),
  );
  if (tried.length < 2 || shared.length < 2) return null;
  const scoresOf = (of: ReadonlyMap<string, PromptTotal>): PromptScores =>
    promptScores({
      successes: shared.map((id) => of.get(id)!.successes),
      attempts: shared.map((id) => of.get(id)!.attempts),
    });
  const { scores, spread, chance, pValue } = runSpread(tried.map(({ of }) => scoresOf(of)));
  return {
    prompts: shared.length,
    runs: tried.map(({ name }, j) => ({ name, score: scores[j]! })),
    spread,
    chance,
    pValue,
  };
}
