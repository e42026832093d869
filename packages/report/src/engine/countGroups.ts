import type { QueryOptions } from '@bits-per-sample/sql';
import { numberAt } from '../trials/numberAt.ts';
import { keysOf, type Trials } from './trials.ts';

/** How many groups trials have. */
export async function countGroups(trials: Trials, options: QueryOptions): Promise<number> {
  const { engine, sql } = trials;
  const { dialect } = engine;
  const by = keysOf(trials)
    .map((name) => `t.${dialect.ident(name)}`)
    .join(', ');
  const each = `SELECT ${by} FROM (${sql}) AS t GROUP BY ${by}`;
  const counted = `SELECT ${dialect.double('count(*)')} AS n FROM (${each}) AS g`;
  return numberAt(await engine.query(counted, options), 'n', 0);
}
