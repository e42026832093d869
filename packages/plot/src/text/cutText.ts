import { letters } from './letters.ts';
import { textWidth } from './textWidth.ts';

/**
 * A label in the room there is: what is too long loses its middle, because names of runs and checkpoints
 * differ at both ends.
 *
 * @param width room in px; at least one letter and the ellipsis stand, however little it is.
 */
export function cutText(text: string, fontSize: number, width: number): string {
  if (textWidth(text, fontSize) <= width) return text;
  const all = letters(text);
  const cut = (kept: number) => {
    const tail = Math.floor(kept * 0.4);
    return `${all.slice(0, kept - tail).join('')}…${tail > 0 ? all.slice(-tail).join('') : ''}`;
  };
  let [fits, tooMany] = [1, all.length];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (textWidth(cut(middle), fontSize) <= width) fits = middle;
    else tooMany = middle;
  }
  return cut(fits);
}
