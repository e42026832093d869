import { SchemaError } from '@bits-per-sample/core';
import type { FileMetaData } from 'hyparquet';
import type { ByteRanges } from '../bytes/byteRanges.ts';
import { parseJson } from '../json/parseJson.ts';
import type { ColumnMapping } from '../log/columnMapping.ts';
import { columnBatch, type RowBatch } from '../rows/columnBatch.ts';
import type { RowObject } from '../rows/rowFormat.ts';
import { leafColumns } from './leafColumn.ts';
import { allowance, checkFooter, type PlainGroup, plainGroup, plainSchema } from './plainGroup.ts';
import { type ProtoNames, protoNames } from './protoNames.ts';
import { SUMS_KEY } from './sumsAccount.ts';
import { pageUnpacker } from './unpackPage.ts';

/** A Parquet file that has been opened: its column names, and its rows in batches. */
export interface ParquetFile {
  /** Names of the top-level columns. */
  readonly columns: readonly string[];
  /** What whoever made sums says of their log; undefined where the file holds none, or is silent. */
  readonly said: string | undefined;
  /** A row with NaN where a number is missing, so that it shows which columns are numeric. */
  typed(row: RowObject): RowObject;
  /** The rows, with these columns or all. */
  rows(columns: readonly string[] | undefined): AsyncGenerator<RowBatch, void, undefined>;
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
  const failed = (cause: unknown): SchemaError => {
    signal?.throwIfAborted();
    const reason = cause instanceof Error ? cause.message : String(cause);
    return new SchemaError({ file: name }, 'a whole Parquet file', reason);
  };
  let metadata: FileMetaData;
  let schema: FileMetaData['schema'];
  let columns: readonly string[];
  let names: ProtoNames;
  try {
    await checkFooter(file);
    const found = await parquetMetadataAsync(file, { geoparquet: false });
    found.schema = plainSchema(found.schema);
    schema = found.schema;
    columns = topLevel(found);
    names = protoNames(found);
    metadata = names.metadata;
    const held = metadata.row_groups.reduce((n, { num_rows }) => n + num_rows, 0n);
    if (held < metadata.num_rows)
      throw new RangeError(`a directory of ${metadata.num_rows} rows with ${held} in its groups`);
  } catch (cause) {
    throw failed(cause);
  }
  return {
    columns,
    said: metadata.key_value_metadata?.find(({ key }) => key === SUMS_KEY)?.value,
    typed(row) {
      const numeric = schema.filter(({ type }) => type !== undefined && NUMERIC.has(type));
      const gaps = numeric.filter(({ name }) => Object.hasOwn(row, name) && row[name] === null);
      return { ...row, ...Object.fromEntries(gaps.map(({ name }) => [name, NaN])) };
    },
    async *rows(wanted) {
      const columns = wanted?.map(names.inner);
      const unpack = await pageUnpacker(codecsOf(metadata));
      const left = allowance(file.byteLength);
      for (const group of metadata.row_groups) {
        // an empty table may have a group that lies nowhere
        if (group.num_rows === 0n) continue;
        let plain: PlainGroup;
        let nested: readonly RowObject[] | undefined;
        const order = topLevel(metadata).filter((name) => columns?.includes(name) ?? true);
        try {
          plain = await plainGroup(file, metadata, group, { columns, unpack, left });
          if (plain.nested !== undefined)
            nested = await parquetReadObjects({
              ...plain.nested,
              columns: order.filter((name) => !plain.cells.has(name)),
              parsers,
            });
        } catch (cause) {
          throw failed(cause);
        }
        const flat = columnBatch(plain.rows, plain.cells);
        if (nested === undefined && names.isSame) {
          signal?.throwIfAborted();
          yield flat;
          continue;
        }
        for (let from = 0; from < plain.rows; from += MAX_ROWS) {
          signal?.throwIfAborted();
          const rows = flat.rows(from, Math.min(from + MAX_ROWS, plain.rows));
          yield names.outer(nested === undefined ? rows : besides(rows, nested, from, order));
        }
      }
    },
  };
}

/** Rows whose fields were read apart, in the order of the columns. */
const besides = (
  flat: readonly RowObject[],
  nested: readonly RowObject[],
  first: number,
  order: readonly string[],
): RowObject[] =>
  flat.map((fields, i) => {
    const others = nested[first + i]!;
    const row: Record<string, unknown> = {};
    for (const name of order)
      if (Object.hasOwn(fields, name)) row[name] = fields[name];
      else if (Object.hasOwn(others, name)) row[name] = others[name];
    return row;
  });

/** JSON in a column that is none stays the text that it is. */
const parsers = {
  jsonFromBytes(bytes: Uint8Array | undefined): unknown {
    if (bytes === undefined) return undefined;
    const text = new TextDecoder().decode(bytes);
    try {
      return parseJson(text);
    } catch {
      return text;
    }
  },
};

/** The codecs of a file's pages. */
const codecsOf = ({ row_groups }: FileMetaData): ReadonlySet<string> =>
  new Set(
    row_groups.flatMap(({ columns }) => columns.flatMap(({ meta_data }) => meta_data?.codec ?? [])),
  );

/** Names of the children of the schema's root. */
const topLevel = ({ schema }: Pick<FileMetaData, 'schema'>): string[] => [
  ...new Set([...leafColumns(schema).keys()].map((path) => path.split('\0')[0]!)),
];

/**
 * The columns that a mapping needs which says everything; undefined for all, when one that it
 * names is not there, so that the refusal lists what is.
 */
export function mappedColumns(
  columns: readonly string[],
  mapping: ColumnMapping,
): readonly string[] | undefined {
  const { groupSize, successValue, successWord, perToken, ...named } = mapping;
  const { where = {}, rewardParts = {}, ...fields } = named;
  // parts are columns, unless they are parts of one that is named
  const parts = mapping.reward === undefined ? Object.keys(rewardParts) : [];
  const paths = [
    ...Object.values(fields).flat(),
    ...Object.keys(where),
    ...parts,
  ] as readonly string[];
  const wanted = (column: string) => (path: string) =>
    path === column ||
    path.startsWith(`${column}.`) ||
    (path.endsWith('*') && column.startsWith(path.slice(0, -1)));
  const unknown = paths.some((path) => !columns.some((column) => wanted(column)(path)));
  return unknown ? undefined : columns.filter((column) => paths.some(wanted(column)));
}
