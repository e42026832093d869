import { crc32 } from 'node:zlib';
import { concat } from '../tensorboard/events.ts';

const BLOCK = 32_768;

/** The log of these records, framed as LevelDB frames it, behind the head of W&B. */
export function levelLog(records: readonly Uint8Array[]): Uint8Array {
  const out: Uint8Array[] = [Uint8Array.of(0x3a, 0x57, 0x26, 0x42, 0xe1, 0xbe, 0)];
  let at = 7;
  const put = (bytes: Uint8Array): void => {
    out.push(bytes);
    at += bytes.length;
  };
  for (const record of records) {
    for (let from = 0, last = false; !last; ) {
      const left = BLOCK - (at % BLOCK);
      if (left < 7) {
        put(new Uint8Array(left));
        continue;
      }
      const size = Math.min(record.length - from, left - 7);
      const first = from === 0;
      last = from + size === record.length;
      const type = first ? (last ? 1 : 2) : last ? 4 : 3;
      const data = record.subarray(from, from + size);
      const head = new DataView(new ArrayBuffer(7));
      head.setUint32(0, crc32(concat([Uint8Array.of(type), data])), true);
      head.setUint16(4, size, true);
      head.setUint8(6, type);
      put(new Uint8Array(head.buffer));
      put(data);
      from += size;
    }
  }
  return concat(out);
}
