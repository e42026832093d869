/** Words that stay with the one before them: `18 %`, `1.2 M`, `48 → 2 %`. */
const GLUED = /^(%|[kMGT]\b|×|→)/;

/** Splits a text at spaces, keeping numbers and their units together; no word is wider than a line. */
function words(text: string, width: number): string[] {
  const list: string[] = [];
  for (const word of text.split(' ')) {
    const last = list.at(-1);
    const stays = last !== undefined && (GLUED.test(word) || last.endsWith('→'));
    if (stays && last.length + 1 + word.length <= width) list[list.length - 1] += ` ${word}`;
    else list.push(...pieces(word, width));
  }
  return list;
}

/** A word in pieces that fit: a path is broken after a slash where it can be. */
function pieces(word: string, width: number): string[] {
  if (word.length <= width) return [word];
  const slash = word.lastIndexOf('/', width - 1);
  const at = slash > width / 2 ? slash + 1 : width;
  return [word.slice(0, at), ...pieces(word.slice(at), width)];
}

/** Breaks a text into lines of at most `width` columns. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words(text, width)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}

/** Wraps a text behind a lead, the other lines indented to match. */
export const hang = (lead: string, text: string, width: number): string[] =>
  wrap(text, width - lead.length).map(
    (line, i) => (i === 0 ? lead : ' '.repeat(lead.length)) + line,
  );

/**
 * Columns padded to their widest cell: the first to the left, the others to the right, and a
 * column whose header is a blank (remarks) to the left again.
 */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const head = rows[0] ?? [];
  const widths = head.map((_, j) => Math.max(...rows.map((row) => row[j]!.length)));
  const pad = (cell: string, j: number): string =>
    j === 0 || head[j] === ' ' ? cell.padEnd(widths[j]!) : cell.padStart(widths[j]!);
  return rows.map((row) => row.map(pad).join('  ').trimEnd());
}
