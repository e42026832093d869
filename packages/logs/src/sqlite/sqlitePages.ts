import type { ByteRanges } from '../bytes/byteRanges.ts';

/** What the head of a database says, and its pages one by one. */
export interface SqlitePages {
  /** Bytes of a page that hold data. */
  readonly usable: number;
  /** Decodes its texts. */
  readonly text: (bytes: Uint8Array) => string;
  /** Whether the newest rows may stand in a file beside it, `-wal`. */
  readonly logged: boolean;
  /** A page by its number, from 1. */
  page(number: number): Promise<Uint8Array>;
}

/** What is read at a time, and how much of that is kept. */
const WINDOW = 2 ** 16;
const KEPT = 64;

const ENCODINGS = ['utf-8', 'utf-8', 'utf-16le', 'utf-16be'];

/**
 * The pages of an SQLite database, read when they are asked for: of a database of gigabytes only
 * those of the tables that are wanted.
 *
 * @see https://www.sqlite.org/fileformat2.html
 */
export async function sqlitePages(file: ByteRanges): Promise<SqlitePages> {
  const head = new DataView(await file.slice(0, Math.min(100, file.byteLength)));
  if (head.byteLength < 100) throw new RangeError('a head that breaks off');
  const said = head.getUint16(16);
  const size = said === 1 ? 65_536 : said;
  const usable = size - head.getUint8(20);
  const encoding = ENCODINGS[head.getUint32(56)];
  if (size < 512 || (size & (size - 1)) !== 0 || usable < 480)
    throw new RangeError('a false page size');
  if (encoding === undefined) throw new RangeError('texts of an unknown encoding');
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const windows = new Map<number, Promise<Uint8Array>>();
  const window = (at: number): Promise<Uint8Array> => {
    const known = windows.get(at) ?? bytesOf(file, at * WINDOW, (at + 1) * WINDOW);
    windows.delete(at);
    windows.set(at, known);
    if (windows.size > KEPT) windows.delete(windows.keys().next().value!);
    return known;
  };
  return {
    usable,
    text: (bytes) => decoder.decode(bytes),
    logged: head.getUint8(18) === 2,
    async page(number) {
      const start = (number - 1) * size;
      if (number < 1 || start + size > file.byteLength)
        throw new RangeError('a page that is not there');
      const within = start % WINDOW;
      return (await window((start - within) / WINDOW)).subarray(within, within + size);
    },
  };
}

const bytesOf = async (file: ByteRanges, start: number, end: number): Promise<Uint8Array> =>
  new Uint8Array(await file.slice(start, Math.min(end, file.byteLength)));
