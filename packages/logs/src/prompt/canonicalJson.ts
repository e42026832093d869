/** What lies deeper counts as null. */
const MAX_DEPTH = 64;

/**
 * A value as JSON text that does not depend on who wrote it: no spaces, members sorted by name
 * (by UTF-16 unit), members that are null or undefined left out (a Parquet file has them, a
 * JSONL file of the same rows has not), whole numbers beyond 2⁵³ as their digits, and all else
 * as JSON.stringify prints it. Levels below the 64th are null.
 */
export function canonicalJson(value: unknown, depth = 0): string {
  if (depth > MAX_DEPTH || value === undefined) return 'null';
  if (typeof value === 'bigint') return String(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (value instanceof Date) return JSON.stringify(value);
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    const items = Array.from(value as ArrayLike<unknown>, (item) => canonicalJson(item, depth + 1));
    return `[${items.join(',')}]`;
  }
  const members = Object.entries(value)
    .filter(([, member]) => member !== null && member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member, depth + 1)}`);
  return `{${members.join(',')}}`;
}
