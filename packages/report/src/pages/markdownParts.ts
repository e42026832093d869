/** Rows with a head as a table; short heads mean numbers, which stand to the right. */
export function table([head = [], ...body]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  const rule = `|${head.map((_, i) => (i === 0 ? ' --- ' : ' ---: ')).join('|')}|`;
  const numeric = head.every((cell) => cell.length < 25) && head[0] !== '';
  return [
    line(head),
    numeric ? rule : `|${head.map(() => ' --- ').join('|')}|`,
    ...body.map(line),
  ].join('\n');
}

/** Characters that would change the meaning of a cell or a line. */
export const escapeMarkdown = (text: string): string =>
  text.replace(/[|<>]/g, (c) => `\\${c}`).replace(/\n/g, ' ');
