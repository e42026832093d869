import { textWidth } from './textWidth.ts';

/**
 * Breaks a text into lines at spaces, without a browser.
 *
 * @param text any text; a line feed is a break.
 * @param fontSize in px.
 * @param width room per line in px; a single word longer than that stands alone.
 * @returns the lines, at least one.
 *
 * @example
 * ```ts
 * wrapText('solved or failed', 10, 50); // => ['solved or', 'failed']
 * ```
 */
export function wrapText(text: string, fontSize: number, width: number): readonly string[] {
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
