import { checkArray } from './check/checkArray.ts';
import { DomainError } from './errors.ts';

/** Text, coded: row i holds `values[codes[i]]`. A code of −1 is missing text. */
export interface Dictionary {
  /** Index into `values` for each row, −1 where the text is missing; shape [rowCount]. */
  readonly codes: Int32Array;
  /** The distinct texts, in order of first appearance. */
  readonly values: readonly string[];
}

/** One column: numbers are doubles (missing is NaN), text is coded. */
export type Column = Float64Array | Dictionary;

/**
 * Columns of equal length, the form in which data enter the family. Two kinds of column,
 * no nulls, no BigInt: missing numbers are NaN, missing text has code −1, and both are
 * counted, never dropped silently.
 *
 * Column names are `snake_case`: trials have `run, step, prompt, reward, tokens, logprob`.
 */
export interface Table {
  /** Number of rows, N. */
  readonly rowCount: number;
  /** Columns by name, each of length N. */
  readonly columns: Readonly<Record<string, Column>>;
}

/**
 * Tells text columns from number columns.
 *
 * @param column any column.
 * @returns true when the column is coded text.
 *
 * @example
 * ```ts
 * isDictionary(dictionary(['a'])); // => true
 * isDictionary(Float64Array.of(1)); // => false
 * ```
 */
export function isDictionary(column: Column): column is Dictionary {
  return !(column instanceof Float64Array);
}

/**
 * Codes texts as a column.
 *
 * @param texts one text per row; null and undefined are missing.
 * @returns a dictionary column of the same length.
 * @throws {DomainError} no array, or an element that is neither text nor null nor undefined.
 *
 * @example
 * ```ts
 * dictionary(['a', 'b', 'a']).values; // => ['a', 'b']
 * dictionary(['a', null, 'a']).codes; // => Int32Array.of(0, -1, 0)
 * ```
 */
export function dictionary(texts: readonly (string | null | undefined)[]): Dictionary {
  checkArray('dictionary', 'texts', texts);
  const index = new Map<string, number>();
  const codes = Int32Array.from(texts, (text, i) => {
    if (text === null || text === undefined) return -1;
    if (typeof text !== 'string')
      throw new DomainError('dictionary', 'texts', 'of texts, null or undefined', text, i);
    const known = index.get(text);
    if (known !== undefined) return known;
    index.set(text, index.size);
    return index.size - 1;
  });
  return { codes, values: [...index.keys()] };
}
