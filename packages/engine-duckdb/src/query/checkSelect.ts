import { EngineError } from '@bits-per-sample/sql';
import type { DuckDBConnection } from '@duckdb/node-api';

/** Functions behind FROM that only read; others switch logging on, or run text as SQL. */
const READERS = new Set([
  ...['read_parquet', 'parquet_scan', 'read_csv', 'read_csv_auto'],
  ...['read_json', 'read_json_auto', 'read_ndjson', 'read_ndjson_auto'],
  ...['range', 'generate_series', 'unnest', 'repeat'],
]);

/** A parsed statement, as `json_serialize_sql` writes it. */
interface Parsed {
  readonly error: boolean;
  readonly error_type?: string;
  readonly statements?: readonly unknown[];
}

/** A part of one. */
interface Node {
  readonly type?: unknown;
  readonly function?: { readonly function_name: string };
}

/**
 * Refuses all but one SELECT of tables and files: files that may be read could be written, too,
 * and a function may do more than give rows.
 *
 * @throws {EngineError} with the condition `REFUSED`. What does not parse is left to `prepare`.
 */
export async function checkSelect(connection: DuckDBConnection, sql: string): Promise<void> {
  const refuse = (why: string): never => {
    throw new EngineError('duckdb', why, { sql, condition: 'REFUSED' });
  };
  if (sql.includes('\0')) refuse('a query holds the character NUL');
  const parsed: Parsed = JSON.parse(await serialised(connection, sql));
  if (parsed.error && parsed.error_type === 'not implemented') refuse('only a SELECT can be run');
  if (!parsed.error && parsed.statements?.length !== 1) refuse('only one SELECT can be run');
  const other = calledIn(parsed).find((name) => !READERS.has(name.toLowerCase()));
  if (other !== undefined) refuse(`${other} cannot be used in a query`);
}

/** The functions behind FROM in a parsed statement, however deep. */
function calledIn(parsed: Parsed): string[] {
  const found: string[] = [];
  const open: unknown[] = [parsed];
  while (open.length > 0) {
    const node = open.pop() as Node | null;
    if (typeof node !== 'object' || node === null) continue;
    if (node.type === 'TABLE_FUNCTION') found.push(node.function!.function_name);
    if (node.type === 'SHOW_REF') found.push('SHOW');
    for (const inner of Object.values(node)) if (typeof inner === 'object') open.push(inner);
  }
  return found;
}

async function serialised(connection: DuckDBConnection, sql: string): Promise<string> {
  const rows = await connection.runAndReadAll('SELECT json_serialize_sql($1::VARCHAR)', [sql]);
  return String(rows.value(0, 0));
}
