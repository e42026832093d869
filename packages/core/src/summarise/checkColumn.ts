import { DomainError } from '../errors.ts';
import { type Column, isDictionary } from '../table.ts';

/**
 * Refuses what is no column of the given length.
 *
 * @internal
 */
export function checkColumn(name: string, column: Column, rowCount: number): 'text' | 'number' {
  if (typeof column !== 'object' || column === null)
    throw new DomainError('summarise', name, 'a column', column);
  const text = isDictionary(column);
  if (text && !(column.codes instanceof Int32Array && Array.isArray(column.values)))
    throw new DomainError('summarise', name, 'a Float64Array, or codes and values', column);
  const { length } = text ? column.codes : column;
  if (length !== rowCount)
    throw new DomainError('summarise', name, `of length ${rowCount}`, length);
  return text ? 'text' : 'number';
}
