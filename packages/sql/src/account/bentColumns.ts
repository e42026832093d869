import type { Dialect } from '../dialect/dialect.ts';
import { literal } from '../dialect/literal.ts';
import type { RowColumns } from '../trials/rowColumns.ts';
import { flag } from './flag.ts';

/** Whole numbers beyond it are names, and no number that was written as text. */
const SAFE = Number.MAX_SAFE_INTEGER;

/** Which numbers were bent, as 0 and 1: `<column>_non_finite`, `<column>_text`. */
export function bentColumns(
  { numbers }: RowColumns,
  dialect: Dialect,
): ReadonlyMap<string, string> {
  const out = new Map<string, string>();
  for (const [name, { nonFinite, text }] of numbers) {
    if (nonFinite !== undefined) out.set(`${name}_non_finite`, flag(nonFinite));
    const number = text === undefined ? undefined : dialect.parse(`trim(${text})`);
    if (number !== undefined)
      out.set(`${name}_text`, flag(`abs(${number}) <= ${literal(SAFE, dialect)}`));
  }
  return out;
}
