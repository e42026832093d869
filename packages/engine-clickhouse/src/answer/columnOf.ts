import { type Column, dictionary } from '@bits-per-sample/core';
import { type Column as ArrowColumn, Type } from '@uwdata/flechette';

/**
 * A column of an answer: doubles, or texts.
 *
 * @throws {TypeError} it is neither.
 */
export function columnOf(column: ArrowColumn<unknown>): Column {
  const { typeId } = column.type;
  if (typeId === Type.Utf8) return dictionary(Array.from(column as ArrowColumn<string | null>));
  if (typeId !== Type.Float) throw new TypeError(`a column of Arrow's type ${typeId}`);
  const out = new Float64Array(column.length);
  let at = 0;
  for (const batch of column.data) {
    out.set((batch as unknown as { values: Float64Array }).values.subarray(0, batch.length), at);
    if (batch.nullCount > 0)
      for (let i = 0; i < batch.length; i++) if (batch.at(i) === null) out[at + i] = NaN;
    at += batch.length;
  }
  return out;
}
