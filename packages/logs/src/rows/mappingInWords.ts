import type { ColumnMapping } from '../log/columnMapping.ts';

/** A mapping as fields of code: `group: 'task_id', reward: ['a', 'b']`. */
export const mappingInWords = (mapping: ColumnMapping): string =>
  Object.entries(mapping)
    .map(([field, value]) => `${field}: ${inCode(value)}`)
    .join(', ');

function inCode(value: unknown): string {
  if (Array.isArray(value))
    return value.length === 1 ? inCode(value[0]) : `[${value.map(inCode).join(', ')}]`;
  if (typeof value === 'string') return `'${value.replace(/[\\']/g, '\\$&')}'`;
  if (typeof value !== 'object' || value === null) return String(value);
  const fields = Object.entries(value).map(([name, one]) => `${inCode(name)}: ${inCode(one)}`);
  return `{ ${fields.join(', ')} }`;
}
