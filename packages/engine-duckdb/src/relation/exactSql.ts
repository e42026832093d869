import { duckdb, type SqlType } from '@bits-per-sample/sql';

const BEYOND = '9007199254740992';

/** Ends the query; the text is how the error is told from others. */
const refuse = (what: string): string => `error('a value that DuckDB cannot hold: ${what}')`;

/**
 * A field that was read by its {@link declaredType}, as what it is; undefined where it is that.
 * Whole numbers that a double would round, and words that are no flag, end the query.
 */
export function exactSql(x: string, type: SqlType, depth = 0): string | undefined {
  if (type === 'integer')
    return `CASE WHEN abs(${x}) >= ${BEYOND} AND abs(${x}) < ${duckdb.infinity} THEN ${refuse('a whole number of more than 53 bits')} ELSE ${x} END`;
  if (type === 'boolean')
    return `CASE ${x} WHEN 'true' THEN true WHEN 'false' THEN false ELSE CASE WHEN ${x} IS NOT NULL THEN ${refuse('what is neither true nor false')} END END`;
  if (typeof type === 'string') return undefined;
  if ('list' in type) {
    const item = `e${depth}`;
    const inner = exactSql(item, type.list, depth + 1);
    return inner && `list_transform(${x}, lambda ${item}: ${inner})`;
  }
  const fields = Object.entries(type.fields).map(([name, of]) => {
    const field = duckdb.field(x, name);
    const inner = exactSql(field, of, depth);
    return { sql: `${duckdb.ident(name)} := ${inner ?? field}`, isBent: inner !== undefined };
  });
  if (!fields.some(({ isBent }) => isBent)) return undefined;
  return `CASE WHEN ${x} IS NOT NULL THEN struct_pack(${fields.map(({ sql }) => sql).join(', ')}) END`;
}
