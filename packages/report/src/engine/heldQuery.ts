import {
  type Engine,
  type EngineSource,
  holdSql,
  type QueryOptions,
  type TrialsQuery,
} from '@bits-per-sample/sql';

/**
 * A query whose rows the engine holds, where it would parse a file of text again for every question;
 * else the query as it is. Held rows are without texts.
 */
export async function heldQuery(
  query: TrialsQuery,
  engine: Engine,
  source: EngineSource,
  options: QueryOptions,
): Promise<TrialsQuery> {
  const isText = 'files' in source && source.format !== 'parquet';
  const rows = isText && engine.hold ? holdSql(query, engine.dialect) : undefined;
  return rows === undefined ? query : { ...query, held: await engine.hold?.(rows, options) };
}
