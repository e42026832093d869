/** Characters of the longest text that is parsed. */
const MOST = 4_000_000;

/**
 * A list as it stands in a row: an array, an array of numbers of one kind, or the JSON of one;
 * undefined where there is none.
 */
export function listOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (ArrayBuffer.isView(value) && !(value instanceof DataView))
    return Array.from(value as unknown as ArrayLike<unknown>);
  if (typeof value !== 'string' || value.length > MOST || !/^\s*\[/.test(value)) return undefined;
  try {
    const list: unknown = JSON.parse(value);
    return Array.isArray(list) ? list : undefined;
  } catch {
    return undefined;
  }
}
