/** A value that is no number, as text: lists and structs as JSON, moments in UTC, bytes as hex. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (typeof value === 'object') return JSON.stringify(value, plain);
  return String(value);
}

/** What JSON has no word for. */
const plain = (_: string, value: unknown): unknown =>
  typeof value === 'bigint'
    ? Number(value)
    : ArrayBuffer.isView(value)
      ? [...numbers(value)]
      : value;

const numbers = (view: ArrayBufferView): Iterable<unknown> => view as unknown as Iterable<unknown>;
