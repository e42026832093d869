import type { ColumnMapping } from '../log/columnMapping.ts';
import { isNamePattern } from './isNamePattern.ts';

/** What the caller says beside names of columns. */
const NO_COLUMNS: ReadonlySet<string> = new Set(['perToken', 'successWord']);

/**
 * The first column that the caller names and a log lacks; undefined for none. Of a path its first
 * step counts; numbers and patterns of names are no names.
 *
 * @param mapping what the caller names.
 * @param columns a row that has all columns of the first rows.
 */
export function unknownColumn(
  mapping: ColumnMapping,
  columns: Readonly<Record<string, unknown>>,
): string | undefined {
  const named = Object.entries(mapping).flatMap(([field, value]): readonly string[] => {
    if (NO_COLUMNS.has(field)) return [];
    if (typeof value === 'string') return [value];
    return Array.isArray(value) ? value : [];
  });
  return named.find(
    (name) =>
      !Object.hasOwn(columns, name) &&
      !Object.hasOwn(columns, name.split('.')[0]!) &&
      !/^\d+$/.test(name) &&
      !isNamePattern(name),
  );
}
