import { DomainError } from '../errors.ts';

/**
 * Refuses what is not a row with the given fields of numbers. NaN passes.
 *
 * @internal
 */
export function checkRow<F extends string>(
  fn: string,
  row: { readonly [K in F]: number },
  fields: readonly F[],
): void {
  if (typeof row !== 'object' || row === null)
    throw new DomainError(fn, 'row', `with ${fields.join(', ')}`, row);
  for (const field of fields)
    if (typeof row[field] !== 'number') throw new DomainError(fn, field, 'a number', row[field]);
}
