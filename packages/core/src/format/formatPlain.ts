import { grouped } from './formatCount.ts';
import { withSign } from './withSign.ts';

/**
 * Prints a number of unknown kind in a sentence or a table: integers below a million in full,
 * the rest to four significant digits.
 *
 * @param x any number. NaN prints as an en dash.
 * @returns the text, with U+2212 for minus.
 * @throws {DomainError} x is not a number.
 *
 * @example
 * ```ts
 * formatPlain(12345); // => '12,345'
 * formatPlain(0.123456); // => '0.1235'
 * ```
 */
export function formatPlain(x: number): string {
  return withSign('formatPlain', x, (size) =>
    Number.isInteger(size) && size < 1e6 ? grouped(size) : String(Number(size.toPrecision(4))),
  );
}
