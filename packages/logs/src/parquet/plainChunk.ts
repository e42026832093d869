import { checkValues } from './checkValues.ts';
import type { LeafColumn } from './leafColumn.ts';
import {
  DATA_V2,
  DICTIONARY,
  INDEX,
  type PageHeader,
  readPageHeader,
  writePageHeader,
} from './pageHeader.ts';
import { ThriftReader } from './thrift.ts';
import type { UnpackPage } from './unpackPage.ts';
import { walkRuns } from './walkRuns.ts';

/** A stored column of a row group, and what it must add up to. */
export interface StoredChunk {
  readonly bytes: Uint8Array;
  readonly codec: string;
  readonly column: LeafColumn;
  /** Rows of the row group. */
  readonly rows: number;
}

/** What may still be unpacked of a file. */
export interface Allowance {
  bytes: number;
  values: number;
}

/**
 * The pages of a column unpacked, after everything in them that tells a decoder how long to go
 * on was checked: sizes, counts, runs, differences, lengths and the number of rows. A decoder
 * that believes what it reads ends on them.
 */
export function plainChunk(
  { bytes, codec, column, rows }: StoredChunk,
  unpack: UnpackPage,
  left: Allowance,
): Uint8Array[] {
  const flat = column.maxRepetition === 0;
  const out: Uint8Array[] = [];
  const reader = new ThriftReader(bytes);
  let read = 0;
  let dictionary = false;
  while (reader.at < bytes.length - 1 && !(flat && read >= rows)) {
    const header = readPageHeader(reader);
    const stored = bytes.subarray(reader.at, reader.at + header.packed);
    if (stored.length < header.packed) throw new RangeError('a page that breaks off');
    reader.at += header.packed;
    if (header.type === INDEX) continue;
    left.bytes -= header.size;
    left.values -= header.values;
    if (left.bytes < 0 || left.values < 0)
      throw new RangeError('pages that unpack to far more than the file');
    const page = unpacked(header, stored, codec, unpack);
    if (header.type === DICTIONARY) {
      const { type, length } = column;
      const plain = { type, length, start: 0, values: header.values, encoding: 0 };
      checkValues(page, { ...plain, dictionary: false });
      dictionary = true;
    } else read += checkPage(page, header, column, dictionary);
    out.push(writePageHeader({ ...header, size: page.length }), page);
  }
  if (read !== rows) throw new RangeError('a column with more or fewer rows than its group');
  return out;
}

/** Bytes of a page as they are before compression; levels of the second kind never are. */
function unpacked(
  { type, size, compressed, definitionBytes, repetitionBytes }: PageHeader,
  stored: Uint8Array,
  codec: string,
  unpack: UnpackPage,
): Uint8Array {
  const levels = definitionBytes + repetitionBytes;
  if (levels > size || levels > stored.length) throw new RangeError('levels beyond their page');
  // nothing, packed, may take some bytes
  if (type === DATA_V2 && size === levels) return stored.subarray(0, size);
  if (codec === 'UNCOMPRESSED' || !compressed) {
    if (stored.length !== size) throw new RangeError('a page of another size than it says');
    return stored;
  }
  if (levels === 0) return unpack(codec, stored, size);
  const page = new Uint8Array(size);
  page.set(stored.subarray(0, levels));
  page.set(unpack(codec, stored.subarray(levels), size - levels), levels);
  return page;
}

/** Checks a page of values, and tells how many rows start in it. */
function checkPage(
  page: Uint8Array,
  header: PageHeader,
  { type, length, maxDefinition, maxRepetition }: LeafColumn,
  dictionary: boolean,
): number {
  const { values, encoding } = header;
  const second = header.type === DATA_V2;
  let start = 0;
  const levels = (most: number, size: number, wanted: number): number => {
    if (most === 0) {
      if (second && size > 0) throw new RangeError('levels that no column has');
      return values;
    }
    if (!second) {
      if (page.length < start + 4) throw new RangeError('levels beyond their page');
      size = new DataView(page.buffer, page.byteOffset).getUint32(start, true);
      start += 4;
    }
    const runs = { start, end: start + size, width: 32 - Math.clz32(most), values, wanted };
    start += size;
    return walkRuns(page, runs);
  };
  const rows = levels(maxRepetition, header.repetitionBytes, 0);
  const present = levels(maxDefinition, header.definitionBytes, maxDefinition);
  if (second && present !== values - header.nulls)
    throw new RangeError('a page with more or fewer gaps than it says');
  checkValues(page, { start, values: present, encoding, type, length, dictionary });
  return rows;
}
