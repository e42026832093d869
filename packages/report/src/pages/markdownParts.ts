import { escapeControls } from '@bits-per-sample/core';

/**
 * Rows with a head as a table; short heads mean numbers, which stand to the right. The column
 * `bold` is printed in bold.
 */
export function table(
  [head = [], ...body]: readonly (readonly string[])[],
  { bold = -1 }: { readonly bold?: number } = {},
): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const cell = (text: string, column: number): string =>
    column === bold && text !== '' ? `**${escapeMarkdown(text)}**` : escapeMarkdown(text);
  const rule = `|${head.map((_, i) => (i === 0 ? ' --- ' : ' ---: ')).join('|')}|`;
  const numeric = head.every((text) => text.length < 25) && head[0] !== '';
  return [
    line(head.map(escapeMarkdown)),
    numeric ? rule : `|${head.map(() => ' --- ').join('|')}|`,
    ...body.map((cells) => line(cells.map(cell))),
  ].join('\n');
}

/**
 * A text as Markdown that shows it and does nothing else: no table, HTML, link, picture, code or
 * emphasis of its own, no heading or list, nobody mentioned, no address to click.
 */
export const escapeMarkdown = (text: string): string =>
  escapeControls(text.trim())
    .replace(/[\\`*[\]<>|~]/g, '\\$&')
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
    .replace(/&(?=[#A-Za-z])/g, '\\&')
    .replace(/(?<=https?|ftp):(?=\/\/)/gi, '\\:')
    .replace(/(?<=www)\./gi, '\\.')
    // what comes after would be a person, an issue
    .replace(/(?<!\w)(?:@(?=\w)|#(?=\d))/g, '$&<!-- -->')
    .replace(/^[#+=-]/, '\\$&')
    .replace(/^(\d+)(?=[.)]\s)/, '$1\\');
