import type { Dictionary } from '@bits-per-sample/core';
import { ReportError } from '../options/reportError.ts';
import type { SuccessRule } from '../options/successRule.ts';
import type { GroupCounts } from '../trials/groupCounts.ts';
import { needPrompts } from '../trials/promptsOf.ts';
import { readGroups } from '../trials/readGroups.ts';
import type { ReportSource } from '../trials/reportSource.ts';

/** Attempts of one prompt, all rows of it together. */
interface PromptTotals {
  readonly successes: number;
  readonly attempts: number;
  readonly category: string | null;
}

/** One log as prompts by id. */
export interface PromptLog {
  /** Totals by id. */
  readonly prompts: ReadonlyMap<string, PromptTotals>;
  /** What counted as a success. */
  readonly success: string;
  /** Distinct steps in the log; 0 when it names none. */
  readonly steps: number;
  /** Groups whose rewards are all missing. */
  readonly unscored: number;
  /** Groups that name no prompt. */
  readonly unnamed: number;
  /** Prompts are known by the number of their group alone. */
  readonly numbered: boolean;
}

/** Sums a log per prompt. */
export function promptLog(
  source: ReportSource,
  rule: SuccessRule | undefined,
  side: string,
): PromptLog {
  const { files } = source.input;
  if (source.input.kind === 'metrics')
    throw new ReportError(
      'metrics-log',
      `${side} ${files[0]}: a log of metrics has no prompts to compare; give rollouts or counts`,
    );
  if (source.input.kind === 'examples')
    throw new ReportError(
      'one-side-examples',
      `${side} ${files[0]}: a log of scored examples has no prompts to compare with rollouts; give scored examples on both sides`,
    );
  const groups = readGroups(source.groups, { rule, rewardValues: source.rewardValues });
  if (groups.success.rule === null && groups.size > 0)
    throw new ReportError(
      'graded-reward',
      `${side} ${files[0]}: rewards take many values; say what counts as a success, e.g. \`success: '>=1'\``,
    );
  const ids = needPrompts(source, `${side} ${files[0]}: a comparison`);
  const { codes, values } = ids;
  const prompts = new Map<string, PromptTotals>();
  const steps = new Set<number>();
  let unscored = 0;
  let unnamed = 0;
  for (let i = 0; i < groups.size; i++) {
    if (!Number.isNaN(groups.step[i])) steps.add(groups.step[i]!);
    const attempts = groups.attempts[i]!;
    if (!(attempts > 0)) {
      unscored++;
      continue;
    }
    const id = values[codes[i]!];
    if (id === undefined) {
      unnamed++;
      continue;
    }
    const known = prompts.get(id);
    prompts.set(id, {
      attempts: attempts + (known?.attempts ?? 0),
      successes: groups.successes[i]! + (known?.successes ?? 0),
      category: known?.category ?? nameAt(groups.category, i),
    });
  }
  return {
    prompts,
    success: groups.success.rule ?? '',
    steps: steps.size,
    unscored,
    unnamed,
    numbered: source.prompts?.method === 'group' && source.prompts.numbered,
  };
}

const nameAt = (column: Dictionary | undefined, i: number): string | null =>
  column?.values[column.codes[i]!] ?? null;

/** Prompts that both logs have, in the order of the base. */
export interface PairedPrompts {
  readonly base: GroupCounts;
  readonly trained: GroupCounts;
  readonly categories: readonly (string | null)[];
  /** Prompts in both logs, but with fewer attempts than asked for. */
  readonly short: number;
}

/** Pairs prompts by id; those with fewer attempts than `least` on a side are left out. */
export function pairPrompts(base: PromptLog, trained: PromptLog, least = 1): PairedPrompts {
  const both = [...base.prompts].flatMap(([id, before]) => {
    const after = trained.prompts.get(id);
    return after === undefined ? [] : [{ before, after }];
  });
  const pairs = both.filter(
    ({ before, after }) => Math.min(before.attempts, after.attempts) >= least,
  );
  const counts = (of: 'before' | 'after'): GroupCounts => ({
    successes: Float64Array.from(pairs, (pair) => pair[of].successes),
    attempts: Float64Array.from(pairs, (pair) => pair[of].attempts),
  });
  return {
    base: counts('before'),
    trained: counts('after'),
    categories: pairs.map(({ before, after }) => before.category ?? after.category),
    short: both.length - pairs.length,
  };
}
