import { type EngineColumn, type SqlType, spark } from '@bits-per-sample/sql';

/** Columns as DDL, for files that do not say what they hold. */
export const ddlOf = (columns: readonly EngineColumn[]): string =>
  columns.map(({ name, type }) => `${spark.ident(name)} ${typeDdl(type)}`).join(', ');

/** A type as DDL; what has no type of its own is read as text. */
function typeDdl(type: SqlType): string {
  if (type === 'number') return 'DOUBLE';
  if (type === 'integer') return 'BIGINT';
  if (type === 'boolean') return 'BOOLEAN';
  if (typeof type === 'string') return 'STRING';
  if ('list' in type) return `ARRAY<${typeDdl(type.list)}>`;
  const fields = Object.entries(type.fields);
  return `STRUCT<${fields.map(([name, of]) => `${spark.ident(name)}: ${typeDdl(of)}`).join(', ')}>`;
}
