import type { DataSource } from '@bits-per-sample/spark-connect-lite';
import type { EngineColumn, FileFormat } from '@bits-per-sample/sql';
import { ddlOf } from './ddlOf.ts';

/**
 * Options of each format: a line that cannot be read ends the query, rather than be a row of NULL;
 * CSV is text as it stands, with quotes doubled, as RFC 4180 has it.
 */
const OPTIONS: Readonly<Record<FileFormat, Readonly<Record<string, string>>>> = {
  parquet: { mergeSchema: 'true' },
  json: { mode: 'FAILFAST' },
  csv: { mode: 'FAILFAST', header: 'true', inferSchema: 'false', escape: '"', multiLine: 'true' },
};

/** Files as Spark reads them. CSV has its columns by place, so none are declared. */
export function dataSourceOf(
  paths: readonly string[],
  format: FileFormat,
  columns: readonly EngineColumn[] = [],
): DataSource {
  const schema = format === 'json' && columns.length > 0 ? ddlOf(columns) : undefined;
  return { format, paths, schema, options: OPTIONS[format] };
}
