import { clickhouse, type SqlType } from '@bits-per-sample/sql';

/** How ClickHouse calls a type that is declared of a file. */
export function typeName(type: SqlType): string {
  if (type === 'number') return 'Nullable(Float64)';
  if (type === 'integer') return 'Nullable(Int64)';
  if (type === 'boolean') return 'Nullable(Bool)';
  if (typeof type === 'string') return 'Nullable(String)';
  if ('list' in type) return `Array(${typeName(type.list)})`;
  const fields = Object.entries(type.fields);
  return `Tuple(${fields.map(([name, of]) => `${clickhouse.ident(name)} ${typeName(of)}`).join(', ')})`;
}
