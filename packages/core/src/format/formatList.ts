import { checkArray } from '../check/checkArray.ts';

/**
 * Joins texts as a sentence lists them: a, b and c.
 *
 * @param texts the parts.
 * @returns the parts with commas and a last "and"; empty for none.
 * @throws {DomainError} texts is not an array.
 *
 * @example
 * ```ts
 * formatList(['math', 'code', 'logic']); // => 'math, code and logic'
 * formatList(['math']); // => 'math'
 * ```
 */
export function formatList(texts: readonly string[]): string {
  checkArray('formatList', 'texts', texts);
  if (texts.length < 2) return texts.join('');
  return `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
}
