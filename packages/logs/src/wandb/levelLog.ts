import type { ByteStream } from '../bytes/byteStream.ts';
import { crc32 } from '../bytes/crc32.ts';
import { count } from '../log/count.ts';
import type { Tally } from '../log/tally.ts';

const BLOCK = 32_768;
const HEAD = 7;
/** No record of history is as long as this. */
const MAX_RECORD = 2 ** 26;

/** Whole, first, middle and last piece of a record. */
const [WHOLE, FIRST, MIDDLE, LAST] = [1, 2, 3, 4];

/**
 * The records of a log in the framing of LevelDB, as W&B writes it: blocks of 32 KiB of pieces, each
 * with checksum, length and place in its record. A damaged piece costs its record, or
 * the rest of its block where its length is false, and is counted; a record that breaks off ends a run that was still being written.
 *
 * @see https://github.com/google/leveldb/blob/main/doc/log_format.md
 */
export async function* levelLog(
  bytes: ByteStream,
  tally: Tally,
): AsyncGenerator<Uint8Array, void, undefined> {
  const sum = crc32('ieee');
  const damaged = (): void =>
    tally.skip('damaged-records', (n) => `${count(n, 'piece')} of the log with a wrong checksum`);
  const torn = (): void => tally.skip('torn-record', 'the last record breaks off and was left out');
  const tooLong = (): void =>
    tally.skip('long-records', (n) => `${count(n, 'record')} of over 64 MiB left out`);
  let pieces: Uint8Array[] | undefined;
  let length = 0;
  // the head of the file has the length of the head of a piece, and belongs to the first block
  for (let start = HEAD; ; start = 0) {
    const all = await bytes.peek(BLOCK);
    if (all.length <= start) {
      if (pieces !== undefined) torn();
      return;
    }
    const block = all.slice(0, BLOCK);
    const view = new DataView(block.buffer);
    let at = start;
    let doubted = false;
    while (at + HEAD <= block.length) {
      const [size, type] = [view.getUint16(at + 4, true), block[at + 6]!];
      if (size === 0 && type === 0) break;
      const data = block.subarray(at + HEAD, at + HEAD + size);
      if (data.length < size && block.length < BLOCK && !doubted) break;
      const stored = view.getUint32(at, true);
      if (data.length < size || sum(data, sum(block.subarray(at + 6, at + 7))) !== stored) {
        // the length may be sound all the same; when it is not, this block is lost
        if (!doubted) damaged();
        pieces = undefined;
        at = doubted ? block.length : at + HEAD + size;
        doubted = true;
        continue;
      }
      doubted = false;
      at += HEAD + size;
      if (type === WHOLE) yield data;
      if (type === FIRST) [pieces, length] = [[data], size];
      if ((type === MIDDLE || type === LAST) && pieces !== undefined) {
        pieces.push(data);
        length += size;
        if (length > MAX_RECORD) {
          tooLong();
          pieces = undefined;
        } else if (type === LAST) yield joined(pieces, length);
        if (type === LAST) pieces = undefined;
      }
    }
    bytes.skip(block.length);
    if (block.length < BLOCK) {
      if (at < block.length || pieces !== undefined) torn();
      return;
    }
  }
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
