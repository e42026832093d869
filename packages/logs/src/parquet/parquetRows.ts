import { SchemaError } from '@bits-per-sample/core';
import type { FileMetaData } from 'hyparquet';
import type { ByteRanges } from '../bytes/byteRanges.ts';
import type { ColumnMapping } from '../log/columnMapping.ts';
import type { RowObject } from '../rows/rowFormat.ts';

/** A Parquet file that has been opened: its column names, and its rows in batches. */
export interface ParquetFile {
  /** Names of the top-level columns. */
  readonly columns: readonly string[];
  /** A row with NaN where a number is missing, so that it shows which columns are numeric. */
  typed(row: RowObject): RowObject;
  /** The rows, with these columns or all. */
  rows(columns: readonly string[] | undefined): AsyncGenerator<RowObject[], void, undefined>;
}

const NUMERIC: ReadonlySet<string> = new Set(['BOOLEAN', 'INT32', 'INT64', 'FLOAT', 'DOUBLE']);

const MAX_ROWS = 65_536;

/** Opens a Parquet file, whose directory is at its end. */
export async function openParquet(
  name: string,
  file: ByteRanges,
  signal: AbortSignal | undefined,
): Promise<ParquetFile> {
  const { parquetMetadataAsync, parquetReadObjects } = await import('hyparquet');
  const { decompress } = await import('fzstd');
  const { gunzipSync } = await import('fflate');
  const failed = (cause: unknown): SchemaError => {
    signal?.throwIfAborted();
    const reason = cause instanceof Error ? cause.message : String(cause);
    return new SchemaError({ file: name }, 'a whole Parquet file', reason);
  };
  let metadata: FileMetaData;
  try {
    metadata = await parquetMetadataAsync(file);
  } catch (cause) {
    throw failed(cause);
  }
  const compressors = {
    ZSTD: (input: Uint8Array) => decompress(input),
    GZIP: (input: Uint8Array) => gunzipSync(input),
  };
  return {
    columns: topLevel(metadata),
    typed(row) {
      const numeric = metadata.schema.filter(({ type }) => type !== undefined && NUMERIC.has(type));
      const gaps = numeric.filter(({ name }) => Object.hasOwn(row, name) && row[name] === null);
      return { ...row, ...Object.fromEntries(gaps.map(({ name }) => [name, NaN])) };
    },
    async *rows(columns) {
      for (const [rowStart, rowEnd] of ranges(metadata)) {
        signal?.throwIfAborted();
        let rows: RowObject[];
        try {
          const wanted = columns === undefined ? {} : { columns: [...columns] };
          const range = { file, metadata, rowStart, rowEnd, compressors };
          rows = await parquetReadObjects({ ...range, ...wanted });
        } catch (cause) {
          throw failed(cause);
        }
        if (rows.length !== rowEnd - rowStart) throw failed('fewer rows than it says');
        yield rows;
      }
    },
  };
}

/** Ranges of rows that are decoded together: row groups, the large ones in parts. */
function* ranges({ row_groups }: FileMetaData): Generator<[start: number, end: number]> {
  let start = 0;
  for (const group of row_groups) {
    const end = start + Number(group.num_rows);
    for (; start < end; start += MAX_ROWS) yield [start, Math.min(start + MAX_ROWS, end)];
    start = end;
  }
}

/** Names of the children of the schema's root. */
function topLevel({ schema }: FileMetaData): string[] {
  const names: string[] = [];
  let at = 1;
  const skip = (): void => {
    const children = schema[at++]?.num_children ?? 0;
    for (let i = 0; i < children; i++) skip();
  };
  while (at < schema.length) {
    names.push(schema[at]!.name);
    skip();
  }
  return names;
}

/**
 * The columns that a mapping needs which says everything; undefined for all, when one that it
 * names is not there, so that the refusal lists what is.
 */
export function mappedColumns(
  columns: readonly string[],
  { groupSize, successValue, where = {}, ...fields }: ColumnMapping,
): readonly string[] | undefined {
  const paths = [...Object.values(fields).flat(), ...Object.keys(where)] as readonly string[];
  const wanted = (column: string) => (path: string) =>
    path === column ||
    path.startsWith(`${column}.`) ||
    (path.endsWith('*') && column.startsWith(path.slice(0, -1)));
  const unknown = paths.some((path) => !columns.some((column) => wanted(column)(path)));
  return unknown ? undefined : columns.filter((column) => paths.some(wanted(column)));
}
