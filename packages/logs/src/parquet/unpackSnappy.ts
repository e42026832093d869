import { PageOutput } from './pageOutput.ts';

/**
 * Unpacks a page of Snappy, each step of which writes something or ends it.
 *
 * @throws RangeError when it is damaged, or has another size.
 * @see https://github.com/google/snappy/blob/main/format_description.txt
 */
export function unpackSnappy(packed: Uint8Array, size: number): Uint8Array {
  const output = new PageOutput(size);
  let at = 0;
  // the size, which the page says as well
  while (at < packed.length && packed[at]! >= 128) at++;
  at++;
  while (at < packed.length) {
    const tag = packed[at++]!;
    const kind = tag & 3;
    if (kind === 0) {
      const bytes = Math.max(0, (tag >>> 2) - 59);
      const length = 1 + (bytes === 0 ? tag >>> 2 : littleEndian(packed, at, bytes));
      at += bytes;
      output.literal(packed, at, length);
      at += length;
      continue;
    }
    const bytes = kind === 3 ? 4 : kind;
    const low = littleEndian(packed, at, bytes);
    at += bytes;
    if (kind === 1) output.repeat(low + ((tag >>> 5) << 8), 4 + ((tag >>> 2) & 7));
    else output.repeat(low, 1 + (tag >>> 2));
  }
  return output.whole();
}

/** A whole number ≥ 0 of so many bytes; NaN beyond the end. */
function littleEndian(bytes: Uint8Array, at: number, count: number): number {
  let value = 0;
  for (let i = count - 1; i >= 0; i--) value = 256 * value + (bytes[at + i] ?? Number.NaN);
  return value;
}
