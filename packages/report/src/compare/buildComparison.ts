import {
  bitsLedger,
  type ClassShares,
  classifyPrompts,
  compareCapability,
  failuresToExclude,
  gainJaggedness,
  jaggedness,
  mcnemar,
  meanPassAtK,
  type PromptClasses,
  type PromptQuestion,
} from '@bits-per-sample/capability';
import { type Estimate, formatCount, formatPercent, formatPlural } from '@bits-per-sample/core';
import { ReportError } from '../options/reportError.ts';
import type { SuccessRule } from '../options/successRule.ts';
import type { GroupCounts } from '../trials/groupCounts.ts';
import type { ReportSource } from '../trials/reportSource.ts';
import type {
  Comparison,
  ComparisonCategory,
  ComparisonClasses,
  ComparisonSide,
} from './comparison.ts';
import { type PromptLog, pairPrompts, promptLog } from './pairPrompts.ts';

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
  /** Pass rate from which a model "can" do a prompt. Default: 1 / most attempts of the base. */
  readonly epsilon?: number | undefined;
  /** What the two models are called. Default: their files. */
  readonly names?: { readonly base: string; readonly trained: string } | undefined;
  /** Reward bits received per training prompt, where a training log tells. */
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
  const options = { prompts: question, level };
  const curves = compareCapability(pairs.base, pairs.trained, { ...options, ...(ks && { ks }) });
  const single = [pairs.base, pairs.trained].every(({ attempts }) =>
    attempts.every((n) => n === 1),
  );
  const classes =
    single && epsilon === undefined
      ? null
      : classifyPrompts(pairs.base, pairs.trained, epsilon === undefined ? {} : { epsilon });
  const named = pairs.categories.some((name) => name !== null);
  const { entries, gainPerBit, verdict } = bitsLedger(
    { ...pairs, ...(received && { received }) },
    options,
  );
  const side = (
    source: ReportSource,
    log: PromptLog,
    counts: GroupCounts,
    called: string | undefined,
  ): ComparisonSide => ({
    name: called ?? source.input.files.join(', '),
    files: source.input.files,
    format: source.input.format,
    prompts: log.prompts.size,
    unpaired: log.prompts.size - prompts - pairs.short,
    attempts: [
      counts.attempts.reduce((a, n) => Math.min(a, n), Infinity),
      counts.attempts.reduce((a, n) => Math.max(a, n), 0),
    ],
    success: log.success,
    passRate: meanPassAtK(counts, 1, options),
  });
  const sides = {
    base: side(base, logs[0], pairs.base, names?.base),
    trained: side(trained, logs[1], pairs.trained, names?.trained),
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
    mcnemar: single
      ? mcnemar({ base: pairs.base.successes, trained: pairs.trained.successes }, { level })
      : null,
    classes: classes === null ? null : tallyOf(classes),
    categories: named ? byCategory(pairs, classes, { ...options, ks: curves.ks }) : [],
    spread: named && spread.spread.n + spread.leftOut > 1 ? spread : null,
    ledger: { entries, gainPerBit, verdict },
    notes: notesOf({ base, trained }, logs, sides, {
      question,
      level,
      received,
      short: pairs.short,
    }),
  };
}

/** Attempts of a prompt, at most: pass@k and its intervals cost as many steps. */
const MOST_ATTEMPTS = 1_000_000;

const example = ({ prompts }: PromptLog): string => {
  const [first] = prompts.keys();
  return first === undefined ? 'none' : `"${first.slice(0, 40)}"`;
};

function tallyOf({ verdicts, expected, epsilon }: PromptClasses): ComparisonClasses {
  const tally = { latent: 0, novel: 0, undetermined: 0 };
  for (const one of verdicts) tally[one]++;
  return { ...tally, expected, epsilon, failuresToExclude: failuresToExclude(epsilon) };
}

function byCategory(
  { base, trained, categories }: ReturnType<typeof pairPrompts>,
  all: PromptClasses | null,
  { ks, ...options }: { prompts: PromptQuestion; level: number; ks: readonly number[] },
): ComparisonCategory[] {
  const before = jaggedness(base, categories, options).categories;
  const after = jaggedness(trained, categories, options).categories;
  const gains = gainJaggedness(base, trained, categories, options).categories;
  return gains.map(({ name, prompts, mean }, i) => {
    const classes = all === null ? null : sharesOf(all, (row) => categories[row] === name);
    const among = (_: unknown, row: number) => categories[row] === name;
    const part = (side: GroupCounts): GroupCounts => ({
      successes: side.successes.filter(among),
      attempts: side.attempts.filter(among),
    });
    // Šidák: all categories are looked at
    const level = options.level ** (1 / gains.length);
    const reach = reachOf(part(base), part(trained), ks, { ...options, level });
    return {
      name,
      prompts,
      reach,
      base: before[i]!.mean,
      trained: after[i]!.mean,
      gain: mean,
      classes,
    };
  });
}

function reachOf(
  base: GroupCounts,
  trained: GroupCounts,
  ks: readonly number[],
  options: { prompts: PromptQuestion; level: number },
): ComparisonCategory['reach'] {
  const curves = compareCapability(base, trained, { ...options, ks });
  const last = curves.difference.findLastIndex(({ value }) => !Number.isNaN(value));
  const k = ks[last];
  if (k === undefined || k === 1) return null;
  const [before, after, difference] = [curves.base, curves.trained, curves.difference].map(
    (curve) => curve[last]!,
  ) as [Estimate<'probability'>, Estimate<'probability'>, Estimate<'probability'>];
  return { k, base: before, trained: after, difference, verdict: curves.verdict };
}

function sharesOf(
  { baseCan, trainedCan }: PromptClasses,
  has: (row: number) => boolean,
): ClassShares {
  let [both, baseOnly, trainedOnly, neither] = [0, 0, 0, 0];
  baseCan.forEach((p, row) => {
    if (!has(row)) return;
    const q = trainedCan[row]!;
    both += p * q;
    baseOnly += p * (1 - q);
    trainedOnly += (1 - p) * q;
    neither += (1 - p) * (1 - q);
  });
  return { both, baseOnly, trainedOnly, neither };
}

interface NoteFacts {
  readonly question: PromptQuestion;
  readonly level: number;
  readonly received: Estimate | undefined;
  readonly short: number;
}

function notesOf(
  sources: { readonly base: ReportSource; readonly trained: ReportSource },
  logs: readonly [PromptLog, PromptLog],
  sides: { readonly base: ComparisonSide; readonly trained: ComparisonSide },
  { question, level, received, short }: NoteFacts,
): string[] {
  const notes: string[] = [];
  (['base', 'trained'] as const).forEach((name, i) => {
    const { unpaired, prompts } = sides[name];
    if (unpaired > 0)
      notes.push(
        `${formatPlural(unpaired, 'prompt')} of ${prompts} in the ${name} log ${unpaired === 1 ? 'is' : 'are'} not in the other and ${unpaired === 1 ? 'is' : 'are'} left out.`,
      );
    const log = logs[i]!;
    if (log.steps > 1)
      notes.push(
        `The ${name} log holds ${log.steps} steps, pooled as if one policy had made them all; \`where: { step: N }\` takes one.`,
      );
    if (log.unnamed > 0)
      notes.push(
        `${formatPlural(log.unnamed, 'group')} of the ${name} log ${log.unnamed === 1 ? 'names' : 'name'} no prompt and ${log.unnamed === 1 ? 'is' : 'are'} left out.`,
      );
    if (log.unscored > 0)
      notes.push(
        `${formatPlural(log.unscored, 'group')} of the ${name} log without a reward left out.`,
      );
    for (const { message } of sources[name].notes ?? []) notes.push(`${name}: ${message}`);
  });
  if (logs.some(({ numbered }) => numbered))
    notes.push(
      'Prompts are paired by the number of their group; if these are numbers within a batch, `promptId: COLUMN` names what identifies a prompt.',
    );
  if (short > 0)
    notes.push(
      `${formatPlural(short, 'prompt')} with fewer attempts than \`minAttempts\` left out.`,
    );
  const [a, b] = [sides.base.attempts, sides.trained.attempts];
  if (a[0] !== a[1] || b[0] !== b[1])
    notes.push(
      `Attempts per prompt differ (base ${a[0]}–${a[1]}, trained ${b[0]}–${b[1]}); the curves end at the fewest; \`minAttempts: N\` leaves out prompts with fewer.`,
    );
  if (sides.base.success !== sides.trained.success)
    notes.push(
      `A success is ${sides.base.success} in the base log and ${sides.trained.success} in the trained one; \`success\` sets one rule.`,
    );
  notes.push(
    question === 'sample'
      ? `Intervals (${formatPercent(level)}) speak of prompts like these; \`question: 'these'\` asks about these prompts alone and is narrower.`
      : `Intervals (${formatPercent(level)}) speak of these prompts run again, not of other prompts.`,
    'Bands hold at all k at once, so a verdict may be read off wherever it looks best. Not certified is not "no crossing".',
  );
  if (received === undefined)
    notes.push(
      'What the rewards brought cannot be told from these logs; `training: LOG` reads the rollouts of the run.',
    );
  return notes;
}
