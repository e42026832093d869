/** A number of one to nine bytes, seven bits each; and where it ends. */
export function sqliteVarint(bytes: Uint8Array, start: number): readonly [number, number] {
  let value = 0;
  for (let at = start; at < start + 8; at++) {
    const byte = bytes[at];
    if (byte === undefined) throw new RangeError('a number that breaks off');
    value = value * 128 + (byte & 127);
    if (byte < 128) return [value, at + 1];
  }
  const last = bytes[start + 8];
  if (last === undefined) throw new RangeError('a number that breaks off');
  return [value * 256 + last, start + 9];
}

/** Bytes of the integers by their type. */
const INTEGERS = [0, 1, 2, 3, 4, 6, 8];

/**
 * The first values of a record, `most` of them at most: numbers, texts, null, and for a blob its
 * bytes. Integers that a double cannot hold come as bigint.
 *
 * @see https://www.sqlite.org/fileformat2.html#record_format
 */
export function sqliteRecord(
  payload: Uint8Array,
  most: number,
  text: (bytes: Uint8Array) => string,
): unknown[] {
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  let [end, at] = sqliteVarint(payload, 0);
  if (end > payload.length) throw new RangeError('a record that breaks off');
  const values: unknown[] = [];
  for (let from = end; at < end && values.length < most; ) {
    const [type, next] = sqliteVarint(payload, at);
    at = next;
    const size = type >= 12 ? Math.floor((type - 12) / 2) : type === 7 ? 8 : (INTEGERS[type] ?? 0);
    if (from + size > payload.length) throw new RangeError('a record that breaks off');
    values.push(cellValue(type, view, from, size, text));
    from += size;
  }
  return values;
}

function cellValue(
  type: number,
  view: DataView,
  at: number,
  size: number,
  text: (bytes: Uint8Array) => string,
): unknown {
  if (type >= 12) {
    const bytes = new Uint8Array(view.buffer, view.byteOffset + at, size);
    return type % 2 === 1 ? text(bytes) : bytes;
  }
  switch (type) {
    case 0:
      return null;
    case 1:
      return view.getInt8(at);
    case 2:
      return view.getInt16(at);
    case 3:
      return view.getInt8(at) * 65_536 + view.getUint16(at + 1);
    case 4:
      return view.getInt32(at);
    case 5:
      return view.getInt16(at) * 2 ** 32 + view.getUint32(at + 2);
    case 6: {
      const exact = view.getBigInt64(at);
      const value = Number(exact);
      return Number.isSafeInteger(value) ? value : exact;
    }
    case 7:
      return view.getFloat64(at);
    case 8:
      return 0;
    case 9:
      return 1;
    default:
      throw new RangeError('a value of an unknown type');
  }
}
