import { checkAtLeast, checkNumber, DomainError } from '@bits-per-sample/core';
import { textWidth } from './textWidth.ts';

/**
 * Breaks a text into lines at spaces, without a browser.
 *
 * @param text any text; a line feed is a break.
 * @param fontSize in px.
 * @param width room per line in px; a single word longer than that stands alone.
 * @returns the lines, at least one.
 * @throws {DomainError} no text, or sizes that are no numbers.
 *
 * @example
 * ```ts
 * wrapText('solved or failed', 10, 50); // => ['solved or', 'failed']
 * ```
 */
export function wrapText(text: string, fontSize: number, width: number): readonly string[] {
  if (typeof text !== 'string') throw new DomainError('wrapText', 'text', 'a text', text);
  checkAtLeast('wrapText', 'fontSize', fontSize, 0);
  checkNumber('wrapText', 'width', width);
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && textWidth(longer, fontSize) > width) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    return [...lines, line];
  });
}
