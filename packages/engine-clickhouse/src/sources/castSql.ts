import { clickhouse, parseType } from '@bits-per-sample/sql';
import type { Described } from './describe.ts';

/** Types that Arrow carries as they are: of others it would be a code (Enum) or bytes (UUID). */
const PLAIN = /^(Nullable\()?(Float64|String)\)?$/;

/** The rows of a SELECT with numbers as doubles and all else as text. */
export function castSql(sql: string, columns: readonly Described[]): string {
  const list = columns.map(({ name, type }) => {
    const x = `q.${clickhouse.ident(name)}`;
    const kind = parseType(type);
    const cast = kind === 'number' || kind === 'integer' ? clickhouse.double : clickhouse.string;
    return `${PLAIN.test(type) ? x : cast(x)} AS ${clickhouse.ident(name)}`;
  });
  return `SELECT ${list.join(', ')} FROM (${sql}\n) AS q`;
}
