/** Characters of the longest label. */
const MOST = 64;

/** The label that a cell holds: a word, true or false, a small whole number; undefined where it is missing, null where it is no label. */
export function labelOf(value: unknown): string | undefined | null {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'number') return Number.isNaN(value) ? undefined : wholeLabel(value);
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'bigint') return wholeLabel(Number(value));
  if (typeof value !== 'string' || value.length > MOST || /^[{[]|\n/.test(value)) return null;
  const text = value.trim();
  if (text === '') return undefined;
  const number = Number(text);
  return Number.isNaN(number) ? text : wholeLabel(number);
}

/** A whole number as small as levels and years are, as a label. */
const wholeLabel = (x: number): string | null =>
  Number.isInteger(x) && Math.abs(x) < 10_000 ? String(x) : null;
