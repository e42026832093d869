import { DomainError } from '@bits-per-sample/core';

/**
 * A text between quotes, every one of which inside it is escaped.
 *
 * @internal
 */
export function quoted(
  text: string,
  quote: string,
  escaped: (character: string) => string,
): string {
  if (text.includes('\0'))
    throw new DomainError('dialect', 'text', 'without the character NUL', JSON.stringify(text));
  let inside = '';
  for (const character of text) inside += escaped(character);
  return quote + inside + quote;
}
