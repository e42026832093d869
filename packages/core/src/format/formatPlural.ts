import { grouped } from './formatCount.ts';
import { withSign } from './withSign.ts';

/**
 * Prints a count with its noun: 1 group, 2 groups.
 *
 * @param n the count; it is rounded to an integer.
 * @param noun one of them.
 * @param nouns many of them. Default: the noun with an s.
 * @returns count and noun, with a space between.
 * @throws {DomainError} n is not a number.
 *
 * @example
 * ```ts
 * formatPlural(1, 'group'); // => '1 group'
 * formatPlural(1200, 'group'); // => '1,200 groups'
 * formatPlural(0, 'category', 'categories'); // => '0 categories'
 * ```
 */
export function formatPlural(n: number, noun: string, nouns = `${noun}s`): string {
  return `${withSign('formatPlural', n, grouped)} ${n === 1 ? noun : nouns}`;
}
