import { type Column, Type } from '@uwdata/flechette';

const NUMBERS: ReadonlySet<number> = new Set([Type.Null, Type.Int, Type.Float, Type.Decimal]);

/** Whether an Arrow column is one of numbers; one of nothing but NULL is. */
export const isNumeric = ({ type }: Column<unknown>): boolean => NUMBERS.has(type.typeId);

/** An Arrow column of numbers as doubles; NULL is NaN. */
export function numbersOf(column: Column<unknown>): Float64Array {
  const out = new Float64Array(column.length);
  let at = 0;
  for (const batch of column.data) {
    const { values } = batch;
    if (values instanceof Float64Array) {
      out.set(values.subarray(0, batch.length), at);
      if (batch.nullCount > 0)
        for (let i = 0; i < batch.length; i++) if (!batch.isValid(i)) out[at + i] = Number.NaN;
      at += batch.length;
    } else for (const value of batch) out[at++] = value === null ? Number.NaN : Number(value);
  }
  return out;
}
