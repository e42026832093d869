import type { ByteStream } from '../bytes/byteStream.ts';
import { crc32 } from '../bytes/crc32.ts';
import { count } from '../rows/count.ts';
import type { Tally } from '../rows/rowFormat.ts';

/** No event of scalars is as long as this; pictures are not read anyway. */
const MAX_RECORD = 2 ** 28;

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
      tally.skip('damaged-record', 'a record of over 256 MiB, and what follows it, is not read');
      return;
    }
    const whole = head.length < 12 ? head : await bytes.peek(12 + length + 4);
    if (head.length < 12 || whole.length < 12 + length + 4) {
      tally.skip('torn-record', 'the last record breaks off and was left out');
      return;
    }
    const data = whole.slice(12, 12 + length);
    const stored = new DataView(whole.buffer, whole.byteOffset + 12 + length, 4).getUint32(0, true);
    bytes.skip(12 + length + 4);
    if (sum(data) === stored) yield data;
    else tally.skip('damaged-records', (n) => `${count(n, 'record')} with a wrong checksum`);
  }
}

/** The checksum as TFRecord stores it. */
const masked =
  (sum: (bytes: Uint8Array) => number) =>
  (bytes: Uint8Array): number => {
    const plain = sum(bytes);
    return (((plain >>> 15) | (plain << 17)) + 0xa282ead8) >>> 0;
  };
