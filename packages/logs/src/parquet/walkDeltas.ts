import { ThriftReader } from './thrift.ts';

/**
 * Goes through differences packed in blocks (DELTA_BINARY_PACKED), and refuses blocks that do
 * not add up to so many values.
 *
 * @param values called with each value, when lengths are wanted (integers of 32 bits).
 * @returns where the blocks end.
 * @see https://parquet.apache.org/docs/file-format/data-pages/encodings/
 */
export function walkDeltas(
  bytes: Uint8Array,
  start: number,
  count: number,
  onValue?: (value: number) => void,
): number {
  const reader = new ThriftReader(bytes, start);
  const block = reader.varint();
  const minis = reader.varint();
  const total = reader.varint();
  const size = block / minis;
  if (total !== count || block > 2 ** 20 || minis < 1 || size % 8 !== 0 || size < 8)
    throw damaged();
  let value = signed(reader.varint());
  if (count > 0) onValue?.(value);
  for (let left = count - 1; left > 0; ) {
    const least = signed(reader.varint());
    const widths = bytes.subarray(reader.at, reader.at + minis);
    reader.at += minis;
    for (const width of widths) {
      if (left <= 0) break;
      if (width > 64 || (onValue !== undefined && width > 32)) throw damaged();
      const end = reader.at + (size * width) / 8;
      if (end > bytes.length) throw damaged();
      for (let i = 0; onValue !== undefined && i < Math.min(size, left); i++) {
        value += least + bitsAt(bytes, reader.at, i * width, width);
        onValue(value);
      }
      reader.at = end;
      left -= size;
    }
  }
  return reader.at;
}

function bitsAt(bytes: Uint8Array, at: number, first: number, width: number): number {
  let value = 0;
  for (let bit = 0; bit < width; bit++) {
    const place = first + bit;
    value += ((bytes[at + (place >> 3)]! >> (place & 7)) & 1) * 2 ** bit;
  }
  return value;
}

const signed = (zigzag: number): number => (zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2);

const damaged = (): RangeError => new RangeError('a page whose differences do not add up');
