import { formatPlural, type Table } from '@bits-per-sample/core';
import type { ColumnPlan, LogNote, LogSummary } from '@bits-per-sample/logs';
import {
  accountSql,
  type Engine,
  type QueryOptions,
  rewardValuesSql,
  type TrialsQuery,
  trialsSql,
} from '@bits-per-sample/sql';
import { numberAt } from '../trials/numberAt.ts';
import type { TrialSums } from '../trials/trialSums.ts';
import type { VerdictReadings } from './verdictReadings.ts';

/** What is known when the sums are. */
interface Known {
  readonly engine: Engine;
  readonly query: TrialsQuery;
  readonly plan: ColumnPlan;
  /** Whether something names the prompts. */
  readonly hasPrompts: boolean;
  readonly words: VerdictReadings;
  /** Rows that repeated a rollout. */
  readonly repeated: number;
  /** Every column is text, as in CSV. */
  readonly allText: boolean;
}

/** The account of the rows of an engine, and what was bent in their rewards. */
interface EngineAccount {
  readonly summary: LogSummary;
  readonly bent: Pick<TrialSums, 'errors' | 'filled' | 'oddSuccesses'>;
}

/** Most rewards that are listed. */
const MOST_VALUES = 64;

/** Notes on the first rows that are counted over all of them. */
const COUNTED =
  /^(?:errors|no-group|uncounted|where|where-values|duplicates|unreadable-value|too-large|step-back|grouping-failed|failed-runs|ends-in-verdicts|halves|success-word-unmet|verdict-words .*)$/s;

/** What the readers of logs would tell of rows that an engine reduces. */
export async function engineAccount(known: Known, options: QueryOptions): Promise<EngineAccount> {
  const { engine, query, plan, hasPrompts, words, repeated, allText } = known;
  const account = await engine.query(accountSql(query, engine.dialect), options);
  const counted = (name: string): number => numberAt(account, name, 0) || 0;
  const [rows, skipped, leftOut] = ['rows', 'without_group', 'left_out'].map(counted) as [
    number,
    number,
    number,
  ];
  const every = Object.keys(account.columns);
  const told = words.verdicts;
  const total = (end: string): number =>
    every.reduce((sum, name) => sum + (name.endsWith(end) ? counted(name) : 0), 0);
  const add = (pick: 'coerced' | 'unreadable'): number =>
    told.reduce((sum, verdict) => sum + verdict[pick], 0);
  const values = await engine.query(rewardValuesSql(query, engine.dialect), options);
  const summary: LogSummary = {
    ...plan.summary,
    rows,
    skipped,
    missing: {
      ...missingOf(account, rows, plan.kind),
      ...(hasPrompts && { prompt: counted('prompt_0_missing') }),
      ...(plan.rowKind !== undefined && { kind: 0 }),
    },
    coerced: add('coerced') + (allText ? 0 : total('_text')),
    duplicates: repeated,
    nonFinite: total('_non_finite'),
    unreadable: add('unreadable'),
    rewardValues: listed(values),
    notes: [
      ...plan.summary.notes.filter(({ code }) => !COUNTED.test(code)),
      ...countedNotes({ skipped, leftOut, repeated, query }),
      ...told.flatMap(({ notes }) => notes),
    ],
  };
  const errors = counted('errors');
  const bent = await bentRewards({ engine, query, rows, raw: counted('success_missing') }, options);
  return { summary, bent: { errors, ...bent } };
}

/** Rows without a value, by column; names that no row has are no columns. */
function missingOf(account: Table, rows: number, kind: ColumnPlan['kind']): Record<string, number> {
  const isCounts = kind === 'counts';
  const missing: Record<string, number> = isCounts ? {} : { group: 0 };
  for (const name of Object.keys(account.columns)) {
    const column = name.replace(/_missing$/, '');
    const count = numberAt(account, name, 0);
    if (column === name || /^(?:group_\d+|prompt_\d+|part:.*|place)$/.test(column)) continue;
    if ((TEXTS.has(column) && count === rows) || (isCounts && column !== 'propensity')) continue;
    missing[column] = count;
  }
  return missing;
}

const TEXTS: ReadonlySet<string> = new Set([
  'run',
  'prompt',
  'category',
  'kind',
  'status',
  'text_hash',
  'text_length',
  'answer_hash',
]);

function listed({ rowCount, columns: { reward } }: Table): number[] | null {
  if (rowCount > MOST_VALUES) return null;
  return reward instanceof Float64Array ? [...reward].sort((a, b) => a - b) : [];
}

function countedNotes({
  skipped,
  leftOut,
  repeated,
  query,
}: {
  readonly skipped: number;
  readonly leftOut: number;
  readonly repeated: number;
  readonly query: TrialsQuery;
}): LogNote[] {
  const rules = Object.entries(query.mapping.where ?? {}).map(([path, text]) => `${path}=${text}`);
  const notes: (readonly [code: string, n: number, words: string])[] = [
    unnamed(skipped, query),
    ['where', leftOut, `left out by ${rules.join(', ')}`],
    ['duplicates', repeated, 'left out: the same rollout had been read before'],
  ];
  return notes.flatMap(([code, n, words]) =>
    n > 0 ? [{ code, message: `${formatPlural(n, 'row')} ${words}` }] : [],
  );
}

/** Rows that were left out, and why. */
function unnamed(
  rows: number,
  { mapping, shares }: TrialsQuery,
): readonly [string, number, string] {
  if (mapping.successes === undefined) return ['no-group', rows, 'without a group'];
  const counts =
    shares === undefined
      ? 'whole numbers 0 ≤ c ≤ n'
      : 'a share that is a whole number of the attempts';
  return ['uncounted', rows, `without a group and ${counts}`];
}

/** Missing rewards that count as failures, and successes that are neither 0 nor 1. */
async function bentRewards(
  { engine, query, rows, raw }: { engine: Engine; query: TrialsQuery; rows: number; raw: number },
  options: QueryOptions,
): Promise<Pick<TrialSums, 'filled' | 'oddSuccesses'>> {
  const { dialect } = engine;
  const { mapping, missing } = query;
  const count = async (column: string, own: TrialsQuery): Promise<number> => {
    const known = dialect.double(`count(t.${dialect.ident(column)})`);
    const sql = `SELECT ${known} AS n FROM (${trialsSql(own, dialect)}) AS t`;
    return numberAt(await engine.query(sql, options), 'n', 0);
  };
  const logged = { ...query, missing: undefined, rule: undefined };
  if (mapping.successes !== undefined) return { filled: 0, oddSuccesses: 0 };
  const filled = missing === 'fail' ? rows - (await count('reward', logged)) : 0;
  if (mapping.success === undefined) return { filled, oddSuccesses: 0 };
  const withErrors = { ...logged, mapping: { ...mapping, status: undefined } };
  return { filled, oddSuccesses: rows - raw - (await count('success', withErrors)) };
}
