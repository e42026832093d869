import { checkAtLeast, checkNumber, DomainError } from '@bits-per-sample/core';
import { letters } from './letters.ts';
import { textWidth } from './textWidth.ts';

/**
 * Breaks a text into lines at spaces, and a word that is longer than a line between its letters, without a
 * browser.
 *
 * @param text any text; a line feed is a break.
 * @param fontSize in px.
 * @param width room per line in px; a single letter wider than that stands alone.
 * @returns the lines, at least one.
 * @throws {DomainError} no text, or sizes that are no numbers.
 *
 * @example
 * ```ts
 * wrapText('solved or failed', 10, 50); // => ['solved or', 'failed']
 * wrapText('checkpoint', 10, 30); // => ['check', 'point']
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
      if (textWidth(longer, fontSize) <= width) {
        line = longer;
        continue;
      }
      if (line !== '') lines.push(line);
      const pieces = breakWord(word, fontSize, width);
      lines.push(...pieces.slice(0, -1));
      line = pieces.at(-1)!;
    }
    return [...lines, line];
  });
}

/** A word as it is where it fits, else in pieces that do. */
function breakWord(word: string, fontSize: number, width: number): readonly string[] {
  if (textWidth(word, fontSize) <= width) return [word];
  const pieces = [''];
  for (const letter of letters(word)) {
    const longer = pieces.at(-1)! + letter;
    if (longer === letter || textWidth(longer, fontSize) <= width)
      pieces[pieces.length - 1] = longer;
    else pieces.push(letter);
  }
  return pieces;
}
