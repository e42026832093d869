import type { EngineSource } from '@bits-per-sample/sql';
import type { ProbedRelation } from './probeRows.ts';

/** The column of the place of a row: no log has one of that name. */
export const PLACE = 'place of the row';

/**
 * A relation with the place of each row in its files; undefined where the engine reads rows in no
 * order.
 */
export function placedRelation(
  { engine: { dialect }, relation, columns }: ProbedRelation,
  source: EngineSource,
): Pick<ProbedRelation, 'relation' | 'columns'> | undefined {
  if (!('files' in source) || dialect.place === undefined) return undefined;
  const placed = `SELECT s.*, ${dialect.place} AS ${dialect.ident(PLACE)} FROM ${relation} AS s`;
  return {
    relation: `(${placed})`,
    columns: [...columns, { name: PLACE, type: 'integer' }],
  };
}
