import { type Dictionary, isDictionary, type Table } from '@bits-per-sample/core';
import { memo } from '../trials/memo.ts';

/** Where each prompt stands in a table of prompts, by its name. */
const places = memo(({ columns: { prompt } }: Table): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  if (prompt !== undefined && isDictionary(prompt))
    prompt.codes.forEach((code, row) => {
      found.set(prompt.values[code]!, row);
    });
  return found;
});

/** The row of each prompt in what a log says of prompts; −1 where it says nothing. Shape [prompts]. */
export function promptRowsOf({ values }: Dictionary, table: Table): Int32Array {
  const rows = places(table);
  return Int32Array.from(values, (name) => rows.get(name) ?? -1);
}
