import type { LogColumn } from '../log/log.ts';
import { isObject } from './objectOf.ts';
import type { RowObject } from './rowFormat.ts';

/** The columns in the first rows of a log: names, kinds and how often there is a value; no values. */
export function logColumns(rows: readonly RowObject[]): LogColumn[] {
  const kinds = new Map<string, { present: number; seen: Set<LogColumn['kind']> }>();
  for (const row of rows)
    for (const [name, value] of Object.entries(row)) {
      const column = kinds.get(name) ?? { present: 0, seen: new Set() };
      kinds.set(name, column);
      const kind = kindOf(value);
      if (kind === 'nothing') continue;
      column.present++;
      column.seen.add(kind);
    }
  return [...kinds].map(([name, { present, seen }]) => {
    const [kind = 'nothing', another] = seen;
    return { name, kind: another === undefined ? kind : 'mixed', present, of: rows.length };
  });
}

function kindOf(value: unknown): LogColumn['kind'] {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (Array.isArray(value)) return 'list';
  if (isObject(value)) return 'object';
  if (typeof value === 'boolean') return 'true or false';
  if (typeof value !== 'string') return 'number';
  return value.trim() !== '' && Number.isFinite(Number(value)) ? 'number' : 'text';
}
