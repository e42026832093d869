import type { ByteStream } from '../bytes/byteStream.ts';
import { crc32 } from '../bytes/crc32.ts';
import { count } from '../log/count.ts';
import type { Tally } from '../log/tally.ts';

/** No event of scalars is as long as this: longer ones, such as films, are passed by unheld. */
const MAX_RECORD = 2 ** 24;
const PIECE = 2 ** 16;

/**
 * The records of a TFRecord file: length, its checksum, the data, their checksum. A record whose
 * data are damaged is left out and counted. After a damaged length nothing can be found again; a
 * record that breaks off is the end of a run that was still being written.
 */
export async function* tfRecords(
  bytes: ByteStream,
  tally: Tally,
): AsyncGenerator<Uint8Array, void, undefined> {
  const sum = masked(crc32('castagnoli'));
  for (;;) {
    const head = await bytes.peek(12);
    if (head.length === 0) return;
    const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
    if (head.length >= 12 && sum(head.subarray(0, 8)) !== view.getUint32(8, true)) {
      tally.skip('damaged-record', 'a record is damaged, and what follows it cannot be read');
      return;
    }
    const length = head.length < 12 ? 0 : Number(view.getBigUint64(0, true));
    if (length > MAX_RECORD) {
      if (await passBy(bytes, length + 16)) tally.note('long-records', longRecords);
      else tally.skip('torn-record', TORN);
      continue;
    }
    const whole = head.length < 12 ? head : await bytes.peek(12 + length + 4);
    if (head.length < 12 || whole.length < 12 + length + 4) {
      tally.skip('torn-record', TORN);
      return;
    }
    const data = whole.slice(12, 12 + length);
    const stored = new DataView(whole.buffer, whole.byteOffset + 12 + length, 4).getUint32(0, true);
    bytes.skip(12 + length + 4);
    if (sum(data) === stored) yield data;
    else tally.skip('damaged-records', (n) => `${count(n, 'record')} with a wrong checksum`);
  }
}

const TORN = 'the last record breaks off and was left out';
const longRecords = (n: number): string => `${count(n, 'record')} of over 16 MiB passed by`;

/** Passes over so many bytes; false when there are fewer. */
async function passBy(bytes: ByteStream, length: number): Promise<boolean> {
  for (let left = length; left > 0; ) {
    const piece = Math.min(left, PIECE, (await bytes.peek(1)).length);
    if (piece === 0) return false;
    bytes.skip(piece);
    left -= piece;
  }
  return true;
}

/** The checksum as TFRecord stores it. */
const masked =
  (sum: (bytes: Uint8Array) => number) =>
  (bytes: Uint8Array): number => {
    const plain = sum(bytes);
    return (((plain >>> 15) | (plain << 17)) + 0xa282ead8) >>> 0;
  };
