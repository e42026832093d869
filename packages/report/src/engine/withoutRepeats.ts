import type { ColumnMapping } from '@bits-per-sample/logs';
import type { QueryOptions } from '@bits-per-sample/sql';
import type { ProbedRelation } from './probeRows.ts';

/** Rows of which each rollout counts once. */
export interface WithoutRepeats {
  readonly relation: string;
  /** Rows that repeat a rollout. */
  readonly repeated: number;
}

/**
 * A relation without the rows that name a rollout once more in its group; of copies that differ
 * the least counts, whatever order they stand in.
 *
 * @param read the relation.
 * @param mapping what its columns hold; the names of groups and rollouts are columns of it.
 */
export async function withoutRepeats(
  { engine, relation, columns }: ProbedRelation,
  mapping: ColumnMapping,
  options: QueryOptions,
): Promise<WithoutRepeats> {
  const { rollout, group, promptId, prompt, run, step, kind, reward } = mapping;
  const { dialect } = engine;
  const names = group ?? promptId ?? (prompt === undefined ? [] : [prompt]);
  const keys = [run, kind, step, ...names, rollout].filter((path) => path !== undefined);
  const isColumn = (path: string): boolean => columns.some(({ name }) => name === path);
  if (rollout === undefined || !keys.every(isColumn)) return { relation, repeated: 0 };
  const at = (name: string): string => `s.${dialect.ident(name)}`;
  const others = columns.flatMap(({ name, type }) =>
    typeof type === 'string' && type !== 'other' && type !== 'json' ? [at(name)] : [],
  );
  const order = [...(reward ?? []).filter(isColumn).map(at), ...others];
  const place = dialect.ident('place among copies');
  const numbered = `SELECT s.*, row_number() OVER (PARTITION BY ${keys.map(at).join(', ')} ORDER BY ${order.join(', ')}) AS ${place} FROM ${relation} AS s`;
  const isCopy = `s.${place} > 1 AND ${at(rollout)} IS NOT NULL`;
  const counted = `SELECT ${dialect.double('count(*)')} AS n FROM (${numbered}) AS s WHERE ${isCopy}`;
  const { n } = (await engine.query(counted, options)).columns;
  const repeated = n instanceof Float64Array ? (n[0] ?? 0) : 0;
  return repeated === 0
    ? { relation, repeated }
    : { relation: `(SELECT s.* FROM (${numbered}) AS s WHERE NOT (${isCopy}))`, repeated };
}
