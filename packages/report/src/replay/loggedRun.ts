import { isDictionary, type Table } from '@bits-per-sample/core';
import { countEntropy } from '@bits-per-sample/info';
import { ReportError } from '../options/reportError.ts';
import type { SuccessRule } from '../options/successRule.ts';
import { distinct } from '../trials/distinct.ts';
import { needPrompts } from '../trials/promptsOf.ts';
import { readGroups } from '../trials/readGroups.ts';
import type { ReportSource } from '../trials/reportSource.ts';
import { rowsWhere } from '../trials/rowsWhere.ts';
import { promptSample, type SampleLimits } from './promptSample.ts';

/** A group of a log, with what its rewards say. */
export interface LoggedGroup {
  /** Place of its step among the logged steps, from 0. */
  readonly at: number;
  /** Name of the prompt. */
  readonly prompt: string;
  /** Known rewards. */
  readonly rollouts: number;
  /** Share of successes; of graded rewards their mean. */
  readonly rate: number;
  /** Whether two rewards differ; NaN for a group of one. */
  readonly live: number;
  /** Entropy of success by jackknife, bits per rollout; NaN for graded rewards or a group of one. */
  readonly bits: number;
  /** Probability with which the recorded policy drew it, as logged; NaN when it was not. */
  readonly propensity: number;
}

/** A log, or a sample of its prompts, as a curriculum sees it: groups in the order of their steps. */
export interface LoggedRun {
  readonly groups: readonly LoggedGroup[];
  /** Distinct steps, ascending; one NaN when the log has none. */
  readonly steps: readonly number[];
  /** Rollouts by the end of each step, also of prompts that are not followed. */
  readonly spent: readonly number[];
  /** Stratum (the log's category) by prompt, in order of first appearance. */
  readonly prompts: ReadonlyMap<string, string | undefined>;
  /** Prompts of the log, of which `prompts` are all or a sample. */
  readonly promptCount: number;
  /** Whether rewards are graded, so that there is no pass rate. */
  readonly graded: boolean;
}

/** Larger groups have a plug-in entropy that is exact enough. */
const JACKKNIFE_LIMIT = 1e8;

/**
 * Groups of training in the order in which they were rolled out.
 *
 * @param source what was read of the log.
 * @param options success rule; who needs the run, for the message when prompts are unknown; `sample`:
 *   of how many prompts, where they are many. Default: all.
 * @throws {ReportError} no group, several runs, prompts that cannot be told apart, or graded rewards
 *   outside [0, 1].
 */
export function loggedRun(
  source: ReportSource,
  {
    rule,
    what = 'A replay',
    sample,
  }: { rule?: SuccessRule | undefined; what?: string; sample?: SampleLimits | undefined } = {},
): LoggedRun {
  const table = source.groups;
  const { run, kind, group, category } = table.columns;
  if (table.rowCount === 0 || group === undefined)
    throw new ReportError(
      'no-groups',
      'the log holds no groups of rollouts, only metrics or nothing',
    );
  if (run !== undefined && distinct(isDictionary(run) ? run.codes : run).size > 1)
    throw new ReportError(
      'several-runs',
      "the log holds several runs; `where: { COLUMN: 'VALUE' }` keeps one",
    );
  const sums = readGroups(table, { rule, rewardValues: source.rewardValues });
  const graded = sums.success.source === 'none';
  const names = needPrompts(source, what);
  const nameOf = (i: number): string => names.values[names.codes[i]!] ?? '';
  const { sum: propensity, known } = propensityOf(table);
  const stratumOf = (i: number): string | undefined =>
    category !== undefined && isDictionary(category)
      ? category.values[category.codes[i]!]
      : undefined;
  const isEval = (i: number): boolean =>
    kind !== undefined && isDictionary(kind) && kind.values[kind.codes[i]!] === 'eval';

  const rows = rowsWhere(
    table.rowCount,
    (i) => sums.attempts[i]! > 0 && names.codes[i]! >= 0 && !isEval(i),
  );
  if (rows.length === 0)
    throw new ReportError('no-groups', 'the log holds no scored group of training');
  const order = (i: number): number => (Number.isNaN(sums.step[i]!) ? -Infinity : sums.step[i]!);
  rows.sort((a, b) => order(a) - order(b) || a - b);
  const { taken, promptCount } = promptSample(names, rows, sample);
  const steps: number[] = [];
  const spent: number[] = [];
  const prompts = new Map<string, string | undefined>();
  const groups: LoggedGroup[] = [];
  for (const i of rows) {
    const step = sums.step[i]!;
    if (steps.length === 0 || !Object.is(steps.at(-1), step)) {
      steps.push(step);
      spent.push(spent.at(-1) ?? 0);
    }
    const at = steps.length - 1;
    const n = sums.attempts[i]!;
    spent[at]! += n;
    const rate = graded ? sums.meanReward[i]! : sums.successes[i]! / n;
    if (!(rate >= 0 && rate <= 1))
      throw new ReportError(
        'graded-reward',
        "rewards lie outside [0, 1]: say what a success is, e.g. `success: '>=1'`",
      );
    if (taken[names.codes[i]!] === 0) continue;
    const prompt = nameOf(i);
    if (!prompts.has(prompt)) prompts.set(prompt, stratumOf(i));
    groups.push({
      at,
      prompt,
      rollouts: n,
      rate,
      live: n < 2 ? Number.NaN : graded ? 1 - sums.equalNearly[i]! : Number(rate > 0 && rate < 1),
      bits: graded || n < 2 ? Number.NaN : entropyOf(sums.successes[i]!, n),
      propensity: propensity[i]! / known[i]!,
    });
  }
  return { groups, steps, spent, prompts, promptCount, graded };
}

const entropyOf = (k: number, n: number): number =>
  countEntropy([k, n - k], { method: n > JACKKNIFE_LIMIT ? 'plugin' : 'jackknife' });

/** Sum and number of the logged propensities of each group; NaN and 0 where there are none. */
function propensityOf({ columns, rowCount }: Table): { sum: Float64Array; known: Float64Array } {
  const column = (name: string, fallback: number): Float64Array => {
    const values = columns[name];
    return values !== undefined && !isDictionary(values)
      ? values
      : new Float64Array(rowCount).fill(fallback);
  };
  return { sum: column('propensity_sum', Number.NaN), known: column('propensity_n', 0) };
}
