import type { Table } from '@bits-per-sample/core';
import type { QueryOptions } from '@bits-per-sample/sql';
import { sampledFields } from '../trials/rolloutSample.ts';
import { rowsOfGroups } from './rowsOfGroups.ts';
import { keysOf, type Trials } from './trials.ts';

/** Groups that are named in one query. */
const MOST_NAMED = 20_000;

/** What is asked of trials. */
interface Wanted {
  readonly trials: Trials;
  /** Rows of sums with the keys of the engine. */
  readonly raw: Table;
  /** Those whose rollouts are wanted. */
  readonly rows: Int32Array;
  /** A column that wanted rollouts have. */
  readonly having?: string | undefined;
}

/** The rollouts of some groups, in one table per query. */
export async function* fetchRollouts(
  { trials, raw, rows, having }: Wanted,
  options: QueryOptions,
): AsyncGenerator<Table> {
  const { engine, sql, names } = trials;
  const { dialect } = engine;
  const fields = [...names].filter(
    (name) =>
      name.startsWith('part:') ||
      name === 'error' ||
      (sampledFields as readonly string[]).includes(name),
  );
  const selected = [...keysOf(trials), ...fields].map(
    (name) => `${trials.at(name)} AS ${dialect.ident(name)}`,
  );
  const known = having === undefined ? [] : [`t.${dialect.ident(having)} IS NOT NULL`];
  const whole = rows.length === raw.rowCount;
  const { mostText = Number.POSITIVE_INFINITY } = dialect;
  let most = whole ? rows.length : MOST_NAMED;
  for (let from = 0; from < rows.length; ) {
    const some = rows.subarray(from, from + most);
    const conditions = whole ? known : [...known, rowsOfGroups(raw, some, dialect)];
    const where = conditions.length === 0 ? '' : `\nWHERE ${conditions.join(' AND ')}`;
    const query = `SELECT ${selected.join(', ')}\nFROM (${sql}) AS t${where}`;
    // room for what the engine adds
    if (2 * query.length > mostText && !whole && most > 1) most = Math.ceil(most / 2);
    else {
      yield engine.query(query, options);
      from += most;
    }
  }
}
