import {
  bitsLedger,
  compareCapability,
  gainJaggedness,
  mcnemar,
  meanPassAtK,
  type PromptQuestion,
} from '@bits-per-sample/capability';
import { type Estimate, formatCount, formatPlural } from '@bits-per-sample/core';
import { ReportError } from '../options/reportError.ts';
import type { SuccessRule } from '../options/successRule.ts';
import type { GroupCounts } from '../trials/groupCounts.ts';
import type { ReportSource } from '../trials/reportSource.ts';
import type { Comparison, ComparisonSide } from './comparison.ts';
import { byCategory } from './comparisonCategories.ts';
import { comparisonClasses } from './comparisonClasses.ts';
import { comparisonNoise } from './comparisonNoise.ts';
import { comparisonNotes } from './comparisonNotes.ts';
import { comparisonReadiness } from './comparisonReadiness.ts';
import { comparisonWarnings } from './comparisonWarnings.ts';
import { type PairedPrompts, type PromptLog, pairPrompts, promptLog } from './pairPrompts.ts';

/** What to compare and how. */
export interface ComparisonSettings {
  /** What counts as a success. */
  readonly rule?: SuccessRule | undefined;
  /** Attempts allowed. Default: up to the fewest attempts of a prompt. */
  readonly ks?: readonly number[] | undefined;
  /** Prompts with fewer attempts on a side are left out. Default 1. */
  readonly minAttempts?: number | undefined;
  /** Which question the intervals answer. Default `'sample'`. */
  readonly question?: PromptQuestion | undefined;
  /** Level of intervals and bands. Default 0.95. */
  readonly level?: number | undefined;
  /** Pass rate from which a model "can" do a prompt. Default: 3 / fewest attempts. */
  readonly epsilon?: number | undefined;
  /** What the two models are called. Default: their files. */
  readonly names?: { readonly base: string; readonly trained: string } | undefined;
  /** Bits of all rewards of the training, where its log tells. */
  readonly received?: Estimate | undefined;
}

/**
 * Compares a trained model with its base on the prompts that both logs have: curves with bands,
 * verdict, prompts, categories and the ledger of bits, as plain data for the views.
 *
 * Rows of one prompt are pooled, whatever their step; what was left out is counted, and said in
 * the notes.
 *
 * @param base sums per group of the base model's log, and what was read.
 * @param trained the same for the trained model.
 * @param options success rule, attempts allowed, question, level, thresholds.
 * @returns the comparison.
 * @throws {ReportError} a log of metrics, rewards without a success rule, or no prompt in common.
 */
export function buildComparison(
  base: ReportSource,
  trained: ReportSource,
  {
    rule,
    ks,
    question = 'sample',
    level = 0.95,
    epsilon,
    received,
    names,
    minAttempts,
  }: ComparisonSettings = {},
): Comparison {
  const logs = [promptLog(base, rule, 'base'), promptLog(trained, rule, 'trained')] as const;
  const pairs = pairPrompts(...logs, minAttempts);
  const prompts = pairs.categories.length;
  refuse(logs, pairs, minAttempts);
  const options = { prompts: question, level };
  const curves = compareCapability(pairs.base, pairs.trained, { ...options, ...(ks && { ks }) });
  const single = [pairs.base, pairs.trained].every(({ attempts }) =>
    attempts.every((n) => n === 1),
  );
  const found =
    single && epsilon === undefined ? null : comparisonClasses(pairs, { epsilon, level });
  const named = pairs.categories.some((name) => name !== null);
  const { entries } = bitsLedger({ ...pairs, ...(received && { received }) }, options);
  const sides = {
    base: sideOf(base, logs[0], pairs.base, { pairs, called: names?.base, ...options }),
    trained: sideOf(trained, logs[1], pairs.trained, {
      pairs,
      called: names?.trained,
      ...options,
    }),
  };
  const { categories: _, ...spread } = gainJaggedness(
    pairs.base,
    pairs.trained,
    pairs.categories,
    options,
  );
  return {
    schema: 'bits-per-sample/comparison/1',
    ...sides,
    prompts,
    question,
    level,
    curves,
    noise: comparisonNoise(pairs, options),
    mcnemar: single
      ? mcnemar({ base: pairs.base.successes, trained: pairs.trained.successes }, { level })
      : null,
    classes: found?.classes ?? null,
    categories: named ? byCategory(pairs, found?.joint ?? null, { ...options, ks: curves.ks }) : [],
    spread: named && spread.spread.n + spread.leftOut > 1 ? spread : null,
    readiness: comparisonReadiness(pairs, level),
    ledger: { entries },
    warnings: comparisonWarnings(sides, prompts),
    notes: comparisonNotes({ base, trained }, logs, sides, {
      question,
      level,
      short: pairs.short,
    }),
  };
}

/** One of the two models, as it was read. */
function sideOf(
  { input: { files, format } }: ReportSource,
  { prompts, success }: PromptLog,
  counts: GroupCounts,
  {
    pairs,
    called = files.join(', '),
    ...options
  }: {
    readonly pairs: PairedPrompts;
    readonly called: string | undefined;
    readonly prompts: PromptQuestion;
    readonly level: number;
  },
): ComparisonSide {
  return {
    name: called,
    files,
    format,
    prompts: prompts.size,
    unpaired: prompts.size - pairs.categories.length - pairs.short,
    attempts: [
      counts.attempts.reduce((a, n) => Math.min(a, n), Infinity),
      counts.attempts.reduce((a, n) => Math.max(a, n), 0),
    ],
    success,
    passRate: meanPassAtK(counts, 1, options),
  };
}

/** Attempts of a prompt, at most: pass@k and its intervals cost as many steps. */
const MOST_ATTEMPTS = 1_000_000;

/** Refuses logs that have nothing to compare, or more than can be. */
function refuse(
  logs: readonly [PromptLog, PromptLog],
  pairs: PairedPrompts,
  minAttempts: number | undefined,
): void {
  const prompts = pairs.categories.length;
  if (prompts === 0 && pairs.short > 0)
    throw new ReportError(
      'too-few-attempts',
      `none of the ${formatPlural(pairs.short, 'prompt')} in both logs has ${minAttempts} attempts (\`minAttempts\`)`,
    );
  if (prompts === 0)
    throw new ReportError(
      'no-common-prompt',
      `the two logs have no prompt in common: ${example(logs[0])} in the base, ${example(logs[1])} in the trained log; \`group\` names the column that identifies a prompt`,
    );
  for (const [name, { attempts }] of Object.entries({ base: pairs.base, trained: pairs.trained })) {
    const most = attempts.reduce((a, n) => Math.max(a, n), 0);
    if (most > MOST_ATTEMPTS)
      throw new ReportError(
        'too-many-attempts',
        `a prompt of the ${name} log has ${formatCount(most)} attempts, more than the ${formatCount(MOST_ATTEMPTS)} that can be compared: is it the right column?`,
      );
  }
}

const example = ({ prompts }: PromptLog): string => {
  const [first] = prompts.keys();
  return first === undefined ? 'none' : `"${first.slice(0, 40)}"`;
};
