/** Numbers, and integers of 64 bits with all their digits. */
export interface PlainNumbers {
  readonly values: Float64Array;
  readonly exact: BigInt64Array | undefined;
}

/** Numbers or booleans as a page stores them, one after the other, little end first. */
export function plainNumbers(
  type: string,
  bytes: Uint8Array,
  start: number,
  count: number,
): PlainNumbers {
  // a copy lies where words may start
  const copied = (width: number): ArrayBuffer => bytes.slice(start, start + count * width).buffer;
  if (type === 'DOUBLE') return { values: new Float64Array(copied(8)), exact: undefined };
  if (type === 'FLOAT')
    return { values: Float64Array.from(new Float32Array(copied(4))), exact: undefined };
  if (type === 'INT32')
    return { values: Float64Array.from(new Int32Array(copied(4))), exact: undefined };
  const values = new Float64Array(count);
  if (type === 'BOOLEAN') {
    for (let i = 0; i < count; i++) values[i] = (bytes[start + (i >> 3)]! >> (i & 7)) & 1;
    return { values, exact: undefined };
  }
  const exact = type === 'INT64' ? new BigInt64Array(copied(8)) : new BigInt64Array(0);
  const words = new Int32Array(exact.buffer);
  for (let i = 0; i < exact.length; i++)
    values[i] = words[2 * i + 1]! * 2 ** 32 + (words[2 * i]! >>> 0);
  return { values, exact };
}
