import { DomainError } from '../errors.ts';
import type { Row, Statistic } from './statistic.ts';

/**
 * Writes a plain row as a block of one, ready to be merged. A null, which JSON makes of NaN,
 * becomes NaN again.
 *
 * @param statistic the statistic the row belongs to.
 * @param row its fields by name, for example out of JSON or a database.
 * @returns the row, shape [fields].
 * @throws {DomainError} a field that is missing or neither number nor null.
 *
 * @example
 * ```ts
 * fromRow(moments, { n: 4, sum: 2, m2: 1 }); // => Float64Array.of(4, 2, 1)
 * ```
 */
export function fromRow<F extends string>(
  statistic: Pick<Statistic<F>, 'fields'>,
  row: Row<F>,
): Float64Array {
  return readRow('fromRow', statistic, row);
}

/**
 * The same in the name of the function that was called.
 *
 * @internal
 */
export function readRow<F extends string>(
  fn: string,
  { fields }: Pick<Statistic<F>, 'fields'>,
  row: Row<F>,
): Float64Array {
  if (typeof row !== 'object' || row === null)
    throw new DomainError(fn, 'row', `with ${fields.join(', ')}`, row);
  return Float64Array.from(fields, (field) => {
    const x: number | null = row[field];
    if (typeof x !== 'number' && x !== null) throw new DomainError(fn, field, 'a number', x);
    return x ?? NaN;
  });
}
