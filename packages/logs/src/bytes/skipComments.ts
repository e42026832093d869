import { count } from '../log/count.ts';
import type { Tally } from '../log/tally.ts';
import type { ByteStream } from './byteStream.ts';

const HEAD = 1 << 16;
const LF = 10;

/**
 * Passes over lines of comments (`# …`, `// …`) and blank lines before the first line of a table
 * or of JSON, and notes them. A first line with as many separators as the next is a header that
 * is called `#`, and stays.
 */
export async function skipComments(bytes: ByteStream, tally: Tally): Promise<void> {
  const head = (await bytes.peek(HEAD)).subarray(0, HEAD);
  if (head[0] !== 0x23 && head[0] !== 0x2f) return;
  let at = 0;
  let comments = 0;
  let last = '';
  while (at < head.length) {
    const end = head.indexOf(LF, at);
    if (end < 0) return;
    const line = new TextDecoder().decode(head.subarray(at, end)).trim();
    if (line !== '' && !/^(#|\/\/)/.test(line)) {
      if (!isTable(line) || isHeader(last, line)) return;
      tally.note('comments', (n) => `${count(n, 'line')} of comments before the rows`, comments);
      bytes.skip(at);
      return;
    }
    if (line !== '') {
      comments++;
      last = line;
    }
    at = end + 1;
  }
}

const isTable = (line: string): boolean => /^[{[]/.test(line) || /[,;\t|]/.test(line);

const isHeader = (comment: string, line: string): boolean =>
  comment.startsWith('#') &&
  !/^[{[]/.test(line) &&
  [',', ';', '\t', '|'].some(
    (separator) =>
      line.includes(separator) && comment.split(separator).length === line.split(separator).length,
  );
