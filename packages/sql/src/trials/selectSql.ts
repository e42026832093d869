import type { Dialect } from '../dialect/dialect.ts';

/** A SELECT of expressions by name. */
export function selectSql(
  columns: ReadonlyMap<string, string>,
  from: string,
  dialect: Dialect,
  where?: string,
): string {
  const list = [...columns].map(([name, sql]) => `${sql} AS ${dialect.ident(name)}`);
  const filter = where === undefined ? '' : `\nWHERE ${where}`;
  return `SELECT ${list.join(',\n  ')}\nFROM ${from}${filter}`;
}
