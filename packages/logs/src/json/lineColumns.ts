import { type ColumnBatch, columnBatch } from '../rows/columnBatch.ts';
import { LineCells } from './lineCells.ts';
import { type LineTemplate, lineTemplate } from './lineTemplate.ts';

const LF = 10;
/** Blocks of lines that are not alike, after which none is looked at any more. */
const MOST_UNLIKE = 8;

/**
 * Reads blocks of whole lines as columns, where every line has the fields of the first, in its
 * order, and no list or object: without a text or an object for each line.
 *
 * @returns what reads a block that ends without a line break; undefined where the lines must be
 *   parsed one by one.
 */
export function lineColumns(): (block: Uint8Array) => ColumnBatch | undefined {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let unlike = 0;
  return (block) => {
    if (unlike >= MOST_UNLIKE) return undefined;
    const end = block.indexOf(LF);
    const template = lineTemplate(end < 0 ? block : block.subarray(0, end));
    const batch = template && columnsOf(block, template, (bytes) => decoder.decode(bytes));
    unlike = batch === undefined ? unlike + 1 : 0;
    return batch;
  };
}

function columnsOf(
  block: Uint8Array,
  { names, before, after }: LineTemplate,
  decode: (bytes: Uint8Array) => string,
): ColumnBatch | undefined {
  let most = 1;
  for (let at = block.indexOf(LF); at >= 0; at = block.indexOf(LF, at + 1)) most++;
  const fields = names.map(() => new LineCells(block, most, decode));
  let at = 0;
  let row = 0;
  for (; at < block.length; row++) {
    for (let i = 0; i < fields.length; i++) {
      const value = passed(block, at, before[i]!);
      at = value < 0 ? -1 : fields[i]!.read(row, value);
      if (at < 0) return undefined;
    }
    at = passed(block, at, after);
    if (at < 0 || (at < block.length && block[at] !== LF)) return undefined;
    at++;
  }
  const cells = names.map((name, i) => [name, fields[i]!.cells(row)] as const);
  return columnBatch(row, new Map(cells));
}

/** Where bytes go on behind others; −1 when these do not stand there. */
function passed(bytes: Uint8Array, at: number, others: Uint8Array): number {
  for (let i = 0; i < others.length; i++) if (bytes[at + i] !== others[i]) return -1;
  return at + others.length;
}
