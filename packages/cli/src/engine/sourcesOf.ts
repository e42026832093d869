import type { EngineSource, FileFormat } from '@bits-per-sample/sql';
import { UsageError } from '../usageError.ts';
import type { EngineAsked } from './engineAsked.ts';
import { tableName } from './tableName.ts';

/** What the caller named in an engine: tables, files of its own, queries, in this order. */
export const sourcesOf = ({ tables, sources, queries }: EngineAsked): EngineSource[] => [
  ...tables.map((text) => ({ table: tableName(text) })),
  ...sources.map(filesOf),
  ...queries.map((sql) => ({ sql })),
];

/** What a source is called: its table, its files or its query. */
export function sourceName(source: EngineSource): string {
  if ('table' in source) return source.table.join('.');
  return 'files' in source ? source.files.join(', ') : source.sql;
}

const FORMATS: Readonly<Record<string, FileFormat>> = {
  parquet: 'parquet',
  json: 'json',
  jsonl: 'json',
  csv: 'csv',
};

function filesOf(text: string): EngineSource {
  const [, name = '', path = ''] = /^(\w+):(.+)$/s.exec(text) ?? [];
  const format = FORMATS[name];
  if (format === undefined)
    throw new UsageError(`--source: expected parquet:PATH, json:PATH or csv:PATH, got ${text}`);
  return { files: [path], format };
}
