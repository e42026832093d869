import { grouped } from './formatCount.ts';
import { withSign } from './withSign.ts';

const units = [
  { from: 1e12, unit: 1e12, letter: 'T' },
  { from: 1e9, unit: 1e9, letter: 'G' },
  { from: 1e6, unit: 1e6, letter: 'M' },
  { from: 1e4, unit: 1e3, letter: 'k' },
];

/**
 * Prints a large number in a sentence, shortened: 1234567 → 1.2 M; below 10 000 in full.
 *
 * @param x any number. NaN prints as an en dash.
 * @returns the text: one decimal below 100 of a unit, none above; k, M, G, T.
 * @throws {DomainError} x is not a number.
 *
 * @example
 * ```ts
 * formatShort(1234567); // => '1.2 M'
 * formatShort(123456); // => '123 k'
 * formatShort(9999); // => '9,999'
 * ```
 */
export function formatShort(x: number): string {
  return withSign('formatShort', x, (size) => {
    const found = units.find(({ from }) => size >= from);
    if (!found) return grouped(size);
    const scaled = size / found.unit;
    return `${scaled.toFixed(scaled >= 99.95 ? 0 : 1)} ${found.letter}`;
  });
}
