import { DomainError } from '@bits-per-sample/core';

/** Columns of one length without an infinite number; NaN is missing and allowed. */
export function checkNumbers(
  fn: string,
  columns: Readonly<Record<string, ArrayLike<number> | undefined>>,
  length: number,
): void {
  for (const [name, column] of Object.entries(columns)) {
    if (!column) continue;
    if (column.length !== length)
      throw new DomainError(fn, name, `of length ${length}`, column.length);
    for (let i = 0; i < length; i++)
      if (Math.abs(column[i]!) === Infinity)
        throw new DomainError(fn, `${name}[${i}]`, 'a finite number', column[i]);
  }
}
