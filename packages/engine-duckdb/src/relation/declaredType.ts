import { duckdb, type SqlType } from '@bits-per-sample/sql';

/**
 * The type by which a field of JSON is read: one that refuses what it cannot hold. DuckDB's own
 * BIGINT makes 0 of 0.5, and its BOOLEAN true; DOUBLE and VARCHAR bend nothing.
 */
export function declaredType(type: SqlType): string {
  if (type === 'number' || type === 'integer') return 'DOUBLE';
  if (type === 'json') return 'JSON';
  if (typeof type === 'string') return 'VARCHAR';
  if ('list' in type) return `${declaredType(type.list)}[]`;
  const fields = Object.entries(type.fields);
  if (fields.length === 0) return 'JSON';
  return `STRUCT(${fields.map(([name, of]) => `${duckdb.ident(name)} ${declaredType(of)}`).join(', ')})`;
}
