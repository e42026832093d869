import type { ByteRanges } from './byteRanges.ts';
import { unzstd } from './unzstd.ts';

/** The end of a zip file: its record, and a comment of at most 64 KiB. */
const MAX_END = 65_557;
const MAX_FILE = 500 * 2 ** 20;
const OF_64_BIT = 0xffffffff;

interface Entry {
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

/** A zip archive: the names in it, and its files one by one. */
export interface Zip {
  readonly names: readonly string[];
  /** The bytes of a file; undefined when there is none of that name. */
  read(name: string): Promise<Uint8Array | undefined>;
}

/**
 * Opens a zip archive by its directory, so that only the files that are wanted are read.
 * Deflate (method 8), zstd (93) and stored files (0) are known, and sizes of 64 bits.
 *
 * @see APPNOTE.TXT 6.3.10 of PKWARE
 */
export async function openZip(file: ByteRanges): Promise<Zip> {
  const { start, length } = await directoryOf(file);
  const entries = entriesOf(await view(file, start, length));
  return {
    names: [...entries.keys()],
    async read(name) {
      const entry = entries.get(name);
      if (entry === undefined) return undefined;
      if (entry.size > MAX_FILE) throw new RangeError('a file beyond 500 MiB');
      const head = await view(file, entry.at, 30);
      const from = entry.at + 30 + head.getUint16(26, true) + head.getUint16(28, true);
      return unpacked(new Uint8Array(await file.slice(from, from + entry.packed)), entry);
    },
  };
}

async function view(file: ByteRanges, start: number, length: number): Promise<DataView> {
  const whole = start >= 0 && start + length <= file.byteLength;
  if (!whole) throw new RangeError('an archive that breaks off');
  return new DataView(await file.slice(start, start + length));
}

async function directoryOf(file: ByteRanges): Promise<{ start: number; length: number }> {
  const tail = Math.min(file.byteLength, MAX_END);
  const end = await view(file, file.byteLength - tail, tail);
  let at = tail - 22;
  while (at >= 0 && end.getUint32(at, true) !== 0x06054b50) at--;
  if (at < 0) throw new RangeError('an archive without its directory');
  const short = { start: end.getUint32(at + 16, true), length: end.getUint32(at + 12, true) };
  const hint = at >= 20 && end.getUint32(at - 20, true) === 0x07064b50;
  if (!hint) return short;
  const record = await view(file, Number(end.getBigUint64(at - 12, true)), 56);
  return {
    start: Number(record.getBigUint64(48, true)),
    length: Number(record.getBigUint64(40, true)),
  };
}

function entriesOf(directory: DataView): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  const bytes = new Uint8Array(directory.buffer, directory.byteOffset, directory.byteLength);
  for (let at = 0; at + 46 <= directory.byteLength; ) {
    if (directory.getUint32(at, true) !== 0x02014b50) break;
    const [name, extra, comment] = [28, 30, 32].map((field) =>
      directory.getUint16(at + field, true),
    );
    const extraAt = at + 46 + name!;
    const [size, packed, start] = sizesOf(directory, at, extraAt, extra!);
    const method = directory.getUint16(at + 10, true);
    const text = new TextDecoder().decode(bytes.subarray(at + 46, extraAt));
    entries.set(text, { method, packed: packed!, size: size!, at: start! });
    at = extraAt + extra! + comment!;
  }
  return entries;
}

/** Size, packed size and place of a file; in the extra field where 32 bits do not hold them. */
function sizesOf(directory: DataView, at: number, extraAt: number, length: number): number[] {
  let wide = extraAt;
  while (wide + 4 < extraAt + length && directory.getUint16(wide, true) !== 1)
    wide += 4 + directory.getUint16(wide + 2, true);
  wide += 4;
  return [24, 20, 42].map((field) => {
    const value = directory.getUint32(at + field, true);
    if (value !== OF_64_BIT || wide + 8 > extraAt + length) return value;
    wide += 8;
    return Number(directory.getBigUint64(wide - 8, true));
  });
}

async function unpacked(packed: Uint8Array, { method, size }: Entry): Promise<Uint8Array> {
  if (method === 0) return packed;
  // deflate packs at most 1032 to 1
  if (method === 8 && size > 1032 * (packed.length + 1)) throw new RangeError('a false size');
  const out = new Uint8Array(size);
  if (method === 8) {
    const { inflateSync } = await import('fflate');
    return inflateSync(packed, { out });
  }
  if (method !== 93) throw new RangeError(`files packed by method ${method}`);
  let at = 0;
  for await (const piece of unzstd(once(packed))) {
    if (at + piece.length > size) throw new RangeError('a file longer than it says');
    out.set(piece, at);
    at += piece.length;
  }
  return out.subarray(0, at);
}

async function* once<T>(value: T): AsyncGenerator<T, void, undefined> {
  yield value;
}
