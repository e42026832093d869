import { withSign } from './withSign.ts';

/**
 * Prints an amount of information in a sentence: two decimals of a bit, or two significant
 * digits: 0.2412 → 0.24, 0.0123 → 0.012.
 *
 * @param x any number. NaN prints as an en dash.
 * @returns the text, without a unit, with U+2212 for minus.
 * @throws {DomainError} x is not a number.
 *
 * @example
 * ```ts
 * formatBits(0.2412); // => '0.24'
 * formatBits(0.0123); // => '0.012'
 * formatBits(0.0000271); // => '2.7e-5'
 * ```
 */
export function formatBits(x: number): string {
  return withSign('formatBits', x, (size) => {
    if (size === 0) return '0';
    if (size < 0.001) return size.toExponential(1);
    return size < 0.0995 ? size.toPrecision(2) : size.toFixed(2);
  });
}
