import { duckdb, type EngineColumn, EngineError, type FileFormat } from '@bits-per-sample/sql';
import { delimiter } from '../files/delimiter.ts';
import type { NamedFile } from '../files/namedFile.ts';
import { declaredType } from './declaredType.ts';
import { exactSql } from './exactSql.ts';

/** What a folder `step=7` says is no column: only what the rows say is. */
const COMMON = 'hive_partitioning = false';
/** DuckDB would guess a comment mark, lines to skip, another quote; the delimiter is what we see. */
const CSV = `${COMMON}, all_varchar = true, header = true, quote = '"', escape = '"', comment = '', skip = 0, null_padding = false, nullstr = '', union_by_name = true`;
/** A row is an object, and never what else a line may hold. */
const JSON_LINES = `${COMMON}, format = 'newline_delimited', records = 'true'`;
/** A field that few rows have is a column too. */
const FOUND = `${JSON_LINES}, union_by_name = true, maximum_sample_files = 1000, field_appearance_threshold = 0, map_inference_threshold = -1`;

/** The rows of files, without what DuckDB would make of them beyond that. */
export async function filesSql(
  files: readonly NamedFile[],
  format: FileFormat,
  columnsOf: (relation: string) => Promise<readonly EngineColumn[]>,
  columns?: readonly EngineColumn[],
): Promise<string> {
  const list = `[${files.map(({ opened }) => duckdb.text(opened)).join(', ')}]`;
  if (format === 'parquet') return `read_parquet(${list}, ${COMMON}, union_by_name = true)`;
  if (format === 'csv')
    return `read_csv(${list}, delim = ${duckdb.text(await delimiterOf(files))}, ${CSV})`;
  return declaredSql(list, columns ?? (await columnsOf(`read_json(${list}, ${FOUND})`)));
}

/** Lines of JSON of which only these columns are read, each as it is written. */
function declaredSql(list: string, columns: readonly EngineColumn[]): string {
  if (columns.length === 0) return '(SELECT NULL WHERE false)';
  if (new Set(columns.map(({ name }) => name.toLowerCase())).size < columns.length)
    throw new EngineError('duckdb', 'columns that differ only in the case of their letters', {
      condition: 'UNSUPPORTED',
    });
  const types = columns.map(
    ({ name, type }) => `${duckdb.ident(name)}: ${duckdb.text(declaredType(type))}`,
  );
  const rows = `read_json(${list}, ${JSON_LINES}, columns = {${types.join(', ')}})`;
  const exact = columns.flatMap(({ name, type }) => {
    const sql = exactSql(`j.${duckdb.ident(name)}`, type);
    return sql === undefined ? [] : [`${sql} AS ${duckdb.ident(name)}`];
  });
  return exact.length === 0 ? rows : `(SELECT * REPLACE (${exact.join(', ')}) FROM ${rows} AS j)`;
}

async function delimiterOf(files: readonly NamedFile[]): Promise<string> {
  const found = new Set(await Promise.all(files.map(delimiter)));
  if (found.size > 1)
    throw new EngineError('duckdb', 'CSV files of several delimiters', {
      condition: 'UNSUPPORTED',
    });
  return [...found].join('');
}
