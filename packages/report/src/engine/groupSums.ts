import { extent, type Table } from '@bits-per-sample/core';
import { mergeSql, type QueryOptions, type StatisticSql, summariseSql } from '@bits-per-sample/sql';
import { numberAt } from '../trials/numberAt.ts';
import { sumSpec } from '../trials/sumSpec.ts';
import { total } from '../trials/total.ts';
import { keysOf, type Trials } from './trials.ts';

/**
 * One row of sums per (run, step, group, prompt, category, kind), in the order of their first rows;
 * of these keys, where rows have no order.
 */
export async function groupSums(trials: Trials, options: QueryOptions): Promise<Table> {
  const { engine, sql, names } = trials;
  const { dialect } = engine;
  const isPlaced = names.has('place') || names.has('place_n');
  const { measures } = sumSpec(names);
  const more = {
    ...(names.has('confident') && { confident: total }),
    ...(isPlaced && { place: extent }),
  };
  const by = keysOf(trials);
  const spec = { by, measures: { ...measures, ...more } };
  const sums = names.has('reward_n')
    ? mergeSql(sql, spec, dialect)
    : summariseSql(sql, spec, dialect, { statistics: { longest: most } });
  const order = isPlaced ? ['place_min'] : by;
  return engine.query(`${sums}\nORDER BY ${order.map(dialect.ident).join(', ')}`, options);
}

/** The greatest value alone: how often it came is counted where it matters. */
const most: StatisticSql = (x) => ({ n: `count(${x})`, max: `max(${x})` });

/** Rollouts of a row of sums, those without a reward among them. */
export const rolloutsOf = (sums: Table, row: number): number =>
  numberAt(sums, 'reward_n', row) + numberAt(sums, 'reward_missing', row);
