import type { ColumnChunk, ColumnMetaData, FileMetaData, RowGroup, SchemaElement } from 'hyparquet';
import type { ByteRanges } from '../bytes/byteRanges.ts';
import type { Cells } from '../rows/cells.ts';
import { flatCells, isFlat } from './flatCells.ts';
import { type LeafColumn, leafColumns } from './leafColumn.ts';
import { writePageHeader } from './pageHeader.ts';
import { type Allowance, type PlainPage, plainChunk } from './plainChunk.ts';
import { ThriftReader } from './thrift.ts';
import type { UnpackPage } from './unpackPage.ts';

/** Rows of a group that can be decoded at once. */
const MAX_ROWS = 2 ** 24;

/** Room between columns, so that a reader that fetches neighbours together leaves them apart. */
const GAP = 2 ** 22;

/** Bytes and values that a file may unpack to: a little for every file, and much for a large one. */
export const allowance = (byteLength: number): Allowance => ({
  bytes: 2 ** 25 + 1032 * byteLength,
  values: 2 ** 21 + 64 * byteLength,
});

/** Refuses a directory whose lists are longer than its bytes, before it is taken at its word. */
export async function checkFooter(file: ByteRanges): Promise<void> {
  const size = file.byteLength;
  const tail = new DataView(await file.slice(Math.max(0, size - 8), size));
  const length = tail.byteLength < 8 ? size : tail.getUint32(0, true);
  if (length > size - 12) throw new RangeError('a directory that is longer than the file');
  new ThriftReader(new Uint8Array(await file.slice(size - 8 - length, size - 8))).struct();
}

/**
 * The schema without what asks a decoder for more than values: numbers of any length, shapes on
 * the earth, values that bring a schema of their own.
 */
export function plainSchema(schema: readonly SchemaElement[]): SchemaElement[] {
  return schema.map((element, at) => {
    const { logical_type, converted_type, ...rest } = element;
    const { type, type_length = 0 } = rest;
    if (at === 0) delete rest.repetition_type;
    const huge = converted_type === 'DECIMAL' && type?.endsWith('BYTE_ARRAY') && type_length > 32;
    const open = converted_type === 'DECIMAL' && type === 'BYTE_ARRAY';
    const foreign = /^(VARIANT|GEOMETRY|GEOGRAPHY)$/.test(logical_type?.type ?? '');
    return {
      ...rest,
      ...(logical_type && !foreign ? { logical_type } : {}),
      ...(converted_type && !huge && !open ? { converted_type } : {}),
    };
  });
}

/** Columns of a row group that were checked and unpacked. */
export interface PlainGroup {
  readonly rows: number;
  /** Those that are flat, by name. */
  readonly cells: ReadonlyMap<string, Cells>;
  /** The others as a file of their own; undefined when there are none. */
  readonly nested: { readonly file: ByteRanges; readonly metadata: FileMetaData } | undefined;
}

/** How {@link plainGroup} reads. */
export interface GroupOptions {
  readonly columns: readonly string[] | undefined;
  readonly unpack: UnpackPage;
  /** What is left to unpack; it is taken from. */
  readonly left: Allowance;
}

/** A row group, its wanted columns checked and unpacked. */
export async function plainGroup(
  file: ByteRanges,
  metadata: FileMetaData,
  group: RowGroup,
  { columns, unpack, left }: GroupOptions,
): Promise<PlainGroup> {
  const leaves = leafColumns(metadata.schema);
  const rows = Number(group.num_rows);
  if (!(rows >= 0 && rows <= MAX_ROWS))
    throw new RangeError(`a row group of ${rows} rows, more than 2^24`);
  const cells = new Map<string, Cells>();
  const held = new Map<number, ArrayBuffer>();
  const chunks: ColumnChunk[] = [];
  let start = GAP;
  for (const { meta_data: meta } of group.columns) {
    if (meta === undefined) throw new RangeError('a column without a description');
    const { path_in_schema: path, codec } = meta;
    const [name = ''] = path;
    if (columns !== undefined && !columns.includes(name)) continue;
    const column = leaves.get(path.join('\0'));
    if (column === undefined) throw new RangeError('a column that the schema has not');
    const bytes = await storedBytes(file, meta, column);
    const pages = plainChunk({ bytes, codec, column, rows }, unpack, left);
    if (path.length === 1 && isFlat(column, pages)) {
      cells.set(name, flatCells(column, pages, rows));
      continue;
    }
    const plain = joined(pages);
    held.set(start, plain);
    chunks.push({ file_offset: 0n, meta_data: placed(meta, start, plain.byteLength) });
    start += plain.byteLength + GAP;
  }
  if (cells.size + chunks.length === 0 && rows > 2 ** 20)
    throw new RangeError('a row group without columns');
  const nested = {
    file: {
      byteLength: start,
      slice: (from: number, to?: number) => held.get(from)!.slice(0, to! - from),
    },
    metadata: { ...metadata, row_groups: [{ ...group, columns: chunks }] },
  };
  return { rows, cells, nested: chunks.length === 0 ? undefined : nested };
}

async function storedBytes(
  file: ByteRanges,
  meta: ColumnMetaData,
  { type }: LeafColumn,
): Promise<Uint8Array> {
  const from = Number(meta.dictionary_page_offset || meta.data_page_offset);
  const to = from + Number(meta.total_compressed_size);
  if (!(from >= 4 && to >= from && to <= file.byteLength - 8) || meta.type !== type)
    throw new RangeError('a column beyond the file');
  return new Uint8Array(await file.slice(from, to));
}

const placed = (meta: ColumnMetaData, start: number, length: number): ColumnMetaData => {
  const { dictionary_page_offset, statistics, ...rest } = meta;
  return {
    ...rest,
    codec: 'UNCOMPRESSED',
    data_page_offset: BigInt(start),
    total_compressed_size: BigInt(length),
  };
};

function joined(pages: readonly PlainPage[]): ArrayBuffer {
  const parts = pages.flatMap(({ header, bytes }) => [
    writePageHeader({ ...header, size: bytes.length }),
    bytes,
  ]);
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all.buffer;
}
