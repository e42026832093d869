import { checkNumbers, checkObject, checkSameLength, DomainError } from '@bits-per-sample/core';

/** Refuses columns that are not of one length, finite, 0 or more; gives them as doubles. */
export function checkColumns<K extends string>(
  fn: string,
  parameter: string,
  columns: { readonly [field in K]: ArrayLike<number> },
  fields: readonly K[],
): Record<K, Float64Array> {
  checkObject(fn, parameter, columns);
  const checked = {} as Record<K, Float64Array>;
  for (const field of fields) {
    const column = columns[field];
    checkNumbers(fn, field, column);
    checkSameLength(fn, field, column, columns[fields[0]!].length);
    for (let i = 0; i < column.length; i++)
      if (!(column[i]! >= 0 && column[i]! <= Number.MAX_SAFE_INTEGER))
        throw new DomainError(fn, field, 'in [0, 2^53)', column[i], i);
    checked[field] = Float64Array.from(column);
  }
  return checked;
}
