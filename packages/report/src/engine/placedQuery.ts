import type { Engine, EngineSource, TrialsQuery } from '@bits-per-sample/sql';

/** The column of the place of a row: no log has one of that name. */
const PLACE = 'place of the row';

/** A query with the place of each row in its files; as it was where the engine reads rows in no order. */
export function placedQuery(
  query: TrialsQuery,
  { dialect }: Pick<Engine, 'dialect'>,
  source: EngineSource,
): TrialsQuery {
  if (!('files' in source) || dialect.place === undefined) return query;
  const { relation, columns, mapping, held } = query;
  const placed = (rows: string, as: string): string =>
    `(SELECT s.*, ${dialect.place} AS ${dialect.ident(as)} FROM ${rows} AS s)`;
  return {
    ...query,
    relation: placed(relation, PLACE),
    held: held && placed(held, 'place'),
    columns: [...columns, { name: PLACE, type: 'integer' }],
    mapping: { ...mapping, place: PLACE },
  };
}
