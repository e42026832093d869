import { checkValues } from './checkValues.ts';
import type { LeafColumn } from './leafColumn.ts';
import { DATA_V2, DICTIONARY, INDEX, type PageHeader, readPageHeader } from './pageHeader.ts';
import { ThriftReader } from './thrift.ts';
import type { UnpackPage } from './unpackPage.ts';
import { type Runs, walkRuns } from './walkRuns.ts';

/** A stored column of a row group, and what it must add up to. */
export interface StoredChunk {
  readonly bytes: Uint8Array;
  readonly codec: string;
  readonly column: LeafColumn;
  /** Rows of the row group. */
  readonly rows: number;
}

/** A page that was checked and unpacked. */
export interface PlainPage {
  readonly header: PageHeader;
  readonly bytes: Uint8Array;
  /** Rows that start in it; 0 for a dictionary. */
  readonly rows: number;
  /** Where the levels lie that say which values are missing. */
  readonly levels: readonly [start: number, end: number];
  /** Where the values start, and how many are not missing. */
  readonly start: number;
  readonly present: number;
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
  { bytes: all, codec, column, rows }: StoredChunk,
  unpack: UnpackPage,
  left: Allowance,
): PlainPage[] {
  const flat = column.maxRepetition === 0;
  const out: PlainPage[] = [];
  const reader = new ThriftReader(all);
  let read = 0;
  let dictionary = false;
  while (reader.at < all.length - 1 && !(flat && read >= rows)) {
    const header = readPageHeader(reader);
    const stored = all.subarray(reader.at, reader.at + header.packed);
    if (stored.length < header.packed) throw new RangeError('a page that breaks off');
    reader.at += header.packed;
    if (header.type === INDEX) continue;
    left.bytes -= header.size;
    left.values -= header.values;
    if (left.bytes < 0 || left.values < 0)
      throw new RangeError('pages that unpack to far more than the file');
    const bytes = unpacked(header, stored, codec, unpack);
    if (header.type === DICTIONARY) {
      const { type, length } = column;
      const plain = { type, length, start: 0, values: header.values, encoding: 0 };
      checkValues(bytes, { ...plain, dictionary: false });
      dictionary = true;
      out.push({ header, bytes, rows: 0, levels: [0, 0], start: 0, present: header.values });
    } else {
      const page = checkedPage(bytes, header, column, dictionary);
      read += page.rows;
      out.push(page);
    }
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

/** Checks a page of values, and tells what lies where in it. */
function checkedPage(
  page: Uint8Array,
  header: PageHeader,
  { type, length, maxDefinition, maxRepetition }: LeafColumn,
  dictionary: boolean,
): PlainPage {
  const { values, encoding } = header;
  const second = header.type === DATA_V2;
  let start = 0;
  let runs: Runs = { start: 0, end: 0, width: 0, values };
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
    runs = { start, end: start + size, width: 32 - Math.clz32(most), values, wanted };
    start += size;
    return walkRuns(page, runs);
  };
  const rows = levels(maxRepetition, header.repetitionBytes, 0);
  const present = levels(maxDefinition, header.definitionBytes, maxDefinition);
  if (second && present !== values - header.nulls)
    throw new RangeError('a page with more or fewer gaps than it says');
  checkValues(page, { start, values: present, encoding, type, length, dictionary });
  return { header, bytes: page, rows, levels: [runs.start, runs.end], start, present };
}
