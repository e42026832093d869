import { redactName } from './redactName.ts';

/** Fields of an object, items of a list, levels below a row that are shown. */
const [FIELDS, ITEMS, LEVELS] = [60, 3, 8];

/** A text that says nothing but a number, or that something is right or wrong. */
const PLAIN =
  /^(?:[+-]?[\d.,]{1,24}(?:e[+-]?\d{1,3})?%?|nan|[+-]?inf(?:inity)?|true|false|yes|no|pass(?:ed)?|fail(?:ed)?|(?:in)?correct|right|wrong|ok|error|(?:un)?(?:solved|resolved)|win|loss|tie|train|eval|test)$/i;

/**
 * The shape of a row without its texts: each text becomes its length, numbers and names of fields
 * stay. Long lists and objects are cut, and say how much is left out.
 *
 * @param value a row as a file holds it.
 * @returns plain JSON.
 */
export function redactRow(value: unknown, level = 0): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'string') return PLAIN.test(value) ? value : `<text of ${value.length}>`;
  if (value === null || typeof value !== 'object')
    return typeof value === 'number' && !Number.isFinite(value) ? String(value) : (value ?? null);
  if (level === LEVELS) return '<more levels>';
  if (ArrayBuffer.isView(value)) return `<${value.byteLength} bytes>`;
  if (Array.isArray(value)) {
    const shown = value.slice(0, ITEMS).map((item) => redactRow(item, level + 1));
    return value.length > ITEMS ? [...shown, `<${value.length - ITEMS} more>`] : shown;
  }
  if (value instanceof Date) return '<date>';
  const fields = Object.entries(value);
  const shown = fields
    .slice(0, FIELDS)
    .map(([key, field], i) => [redactName(key, i), redactRow(field, level + 1)]);
  if (fields.length > FIELDS) shown.push([`<${fields.length - FIELDS} more>`, null]);
  return Object.fromEntries(shown);
}
