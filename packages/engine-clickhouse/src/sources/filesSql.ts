import { DomainError } from '@bits-per-sample/core';
import { clickhouse, type EngineColumn, type EngineSource } from '@bits-per-sample/sql';
import { typeName } from './typeName.ts';

const FORMATS = { parquet: 'Parquet', json: 'JSONEachRow', csv: 'CSVWithNames' } as const;

/** Files of the server as a relation. Several are joined by the names of their columns. */
export async function filesSql(
  { files, format }: Extract<EngineSource, { files: unknown }>,
  columns: readonly EngineColumn[] | undefined,
  describe: (relation: string) => Promise<readonly { readonly name: string }[]>,
): Promise<string> {
  const { ident, text } = clickhouse;
  const declared = columns?.map(({ name, type }) => `${ident(name)} ${typeName(type)}`).join(', ');
  const schema = declared === undefined || format === 'parquet' ? '' : `, ${text(declared)}`;
  const [first, ...others] = files.map((path) => {
    if (/[*?{}]|::/.test(path))
      throw new DomainError('relation', 'files', 'paths without * ? { } ::', JSON.stringify(path));
    return `file(${text(path)}, ${FORMATS[format]}${schema})`;
  });
  if (first === undefined) throw new DomainError('relation', 'files', 'at least one', files);
  if (others.length === 0) return first;
  const names = (columns ?? (await describe(first))).map(({ name }) => ident(name)).join(', ');
  return `(${[first, ...others].map((file) => `SELECT ${names} FROM ${file}`).join(' UNION ALL ')})`;
}
