import { groupThousands } from './groupThousands.ts';
import { withSign } from './withSign.ts';

/**
 * Prints a count in a sentence, with all its digits: 1234567 → 1,234,567.
 *
 * @param x any number; it is rounded to an integer. NaN prints as an en dash.
 * @returns the text, with commas between thousands and U+2212 for minus.
 * @throws {DomainError} x is not a number.
 *
 * @example
 * ```ts
 * formatCount(1234567); // => '1,234,567'
 * formatCount(999.6); // => '1,000'
 * ```
 */
export function formatCount(x: number): string {
  return withSign('formatCount', x, grouped);
}

/**
 * A size as {@link formatCount} prints it.
 *
 * @internal
 */
export function grouped(size: number): string {
  return groupThousands(BigInt(Math.round(size)).toString());
}
