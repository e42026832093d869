import { formatPlural, type Table } from '@bits-per-sample/core';
import type { ColumnPlan, LogNote } from '@bits-per-sample/logs';
import type { QueryOptions } from '@bits-per-sample/sql';
import type { EngineRun } from '../options/engineRun.ts';
import { numberAt } from '../trials/numberAt.ts';
import { needsOrder } from './needsOrder.ts';
import type { ProbedRelation } from './probeRows.ts';
import { stepsGoBack } from './stepsGoBack.ts';
import { keysOf, type Trials } from './trials.ts';

/** What is known of a run when its sums are. */
interface Known {
  readonly run: EngineRun;
  readonly plan: ColumnPlan;
  readonly read: ProbedRelation;
  readonly trials: Trials;
  readonly sums: Table;
  /** Rows that name a rollout once more. */
  readonly repeated: number;
}

/** Formats whose writers may write the start of a step once more at its end. */
const ECHOING: ReadonlySet<string> = new Set(['verl-rollouts', 'trl-completions']);

/**
 * Refuses rows of files of which their order tells what counts; of rows that have no order this is
 * told.
 *
 * @throws {ReportError} `'needs-order'`.
 */
export async function checkOrder(known: Known, options: QueryOptions): Promise<LogNote[]> {
  const { run, plan, trials, sums, repeated } = known;
  const { name } = run;
  if (sums.columns.place_min === undefined)
    return sums.columns.step === undefined && !ECHOING.has(plan.format)
      ? []
      : [
          {
            code: 'no-order',
            message: `The rows of ${name} have no order here and are counted as they stand: what was rolled out again after a resume is not told apart.`,
          },
        ];
  if (repeated > 0) throw needsOrder(name, `${formatPlural(repeated, 'row')} name a rollout again`);
  if (stepsGoBack(sums)) throw needsOrder(name, 'its steps do not stand one after the other');
  const copies = ECHOING.has(plan.format) ? await copiesIn(trials, options) : 0;
  if (copies > 0) throw needsOrder(name, `${formatPlural(copies, 'row')} say what others say`);
  const headers = await headersIn(known, options);
  if (headers > 0)
    throw needsOrder(name, `${formatPlural(headers, 'line')} within it are headers again`);
  return [];
}

/** Rollouts of which another one says the very same. */
function copiesIn(trials: Trials, options: QueryOptions): Promise<number> {
  const { engine, sql, names } = trials;
  const { dialect } = engine;
  const said = ['text_hash', 'reward'].filter((name) => names.has(name));
  const keys = [...keysOf(trials), ...said].map(trials.at);
  const alike = `SELECT count(*) AS n FROM (${sql}) AS t GROUP BY ${keys.join(', ')}`;
  return numberIn(
    engine,
    `SELECT ${dialect.double('sum(a.n - 1)')} AS n FROM (${alike}) AS a`,
    options,
  );
}

/** Rows of CSV that hold the names of their columns. */
async function headersIn(
  { run: { engine, source }, read: { relation, columns } }: Known,
  options: QueryOptions,
): Promise<number> {
  if (!('files' in source) || source.format !== 'csv') return 0;
  const { dialect } = engine;
  const names = columns.map(({ name }) => `s.${dialect.ident(name)} = ${dialect.text(name)}`);
  const sql = `SELECT ${dialect.double('count(*)')} AS n FROM ${relation} AS s WHERE ${names.join(' AND ')}`;
  return numberIn(engine, sql, options);
}

const numberIn = async (
  engine: EngineRun['engine'],
  sql: string,
  options: QueryOptions,
): Promise<number> => numberAt(await engine.query(sql, options), 'n', 0) || 0;
