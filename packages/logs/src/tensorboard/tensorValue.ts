import { protobufFields } from '../bytes/protobufFields.ts';
import { shortestSingle } from '../bytes/shortestSingle.ts';

/** How the numbers of a `TensorProto` are kept, by its `dtype`: bytes of each, and how to read them. */
const TYPES: Readonly<Record<number, readonly [size: number, read: (view: DataView) => number]>> = {
  1: [4, (view) => shortestSingle(view.getFloat32(0, true))],
  2: [8, (view) => view.getFloat64(0, true)],
  3: [4, (view) => view.getInt32(0, true)],
  9: [8, (view) => Number(view.getBigInt64(0, true))],
};

/** Fields that hold numbers one by one instead of as one run of bytes: float, double, int, int64. */
const LISTS: Readonly<Record<number, number>> = { 5: 1, 6: 2, 7: 3, 10: 9 };

/**
 * The number that a `TensorProto` of one element holds; undefined for texts, pictures, lists and
 * the half precisions, which no scalar is written in.
 */
export function tensorValue(tensor: Uint8Array): number | undefined {
  let type: number | undefined;
  let value: number | undefined;
  for (const { id, integer, bytes } of protobufFields(tensor)) {
    if (id === 1) type = integer;
    if (id === 4) value = single(bytes, TYPES[type ?? 0]);
    const listed = LISTS[id];
    if (listed === undefined) continue;
    if (value !== undefined) return undefined;
    if (!Number.isNaN(integer)) value = integer;
    else value = listed < 3 ? single(bytes, TYPES[listed]) : packed(bytes);
  }
  return value;
}

const single = (bytes: Uint8Array, type: (typeof TYPES)[number] | undefined): number | undefined =>
  type === undefined || bytes.length !== type[0]
    ? undefined
    : type[1](new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));

/** The one number of a packed list: a key that is put before it makes it a field. */
function packed(bytes: Uint8Array): number | undefined {
  const [field, ...more] = protobufFields(Uint8Array.of(8, ...bytes.subarray(0, 11)));
  return more.length > 0 || bytes.length > 10 ? undefined : field?.integer;
}
