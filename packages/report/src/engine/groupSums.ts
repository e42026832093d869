import { extent, type Table } from '@bits-per-sample/core';
import { mergeSql, type QueryOptions, type StatisticSql, summariseSql } from '@bits-per-sample/sql';
import { sumSpec } from '../trials/sumSpec.ts';
import { total } from '../trials/total.ts';
import { inOrderOf } from './inOrderOf.ts';
import { keysOf, type Trials } from './trials.ts';

/**
 * One row of sums per (run, step, group, prompt, category, kind), in the order of their first rows;
 * of these keys, where rows have no order. Of rows without a value only those without a reward are
 * sent.
 */
export async function groupSums(trials: Trials, options: QueryOptions): Promise<Table> {
  const { engine, sql, names } = trials;
  const { dialect } = engine;
  const isPlaced = names.has('place') || names.has('place_n');
  const measures = {
    ...sumSpec(names).measures,
    ...(names.has('confident') && { confident: total }),
    ...(isPlaced && { place: extent }),
  };
  const by = keysOf(trials);
  const spec = { by, measures };
  const sums = names.has('reward_n')
    ? mergeSql(sql, spec, dialect)
    : summariseSql(sql, spec, dialect, { statistics: { longest: most } });
  const fields = Object.entries(measures).flatMap(([name, statistics]) =>
    [statistics].flat().flatMap((statistic) => {
      const own = statistic.name === 'longest' ? ['n', 'max'] : statistic.fields;
      return own.map((field) => `${name}_${field}`);
    }),
  );
  const sent = [...new Set([...by, ...fields, 'reward_missing'])].map(
    (name) => `g.${dialect.ident(name)}`,
  );
  const order = isPlaced
    ? ''
    : `\nORDER BY ${by.map((name) => `g.${dialect.ident(name)}`).join(', ')}`;
  const table = await engine.query(
    `SELECT ${sent.join(', ')}\nFROM (${sums}) AS g${order}`,
    options,
  );
  return isPlaced ? inOrderOf(table, 'place_min') : table;
}

/** The greatest value alone: how often it came is counted where it matters. */
const most: StatisticSql = (x) => ({ n: `count(${x})`, max: `max(${x})` });
