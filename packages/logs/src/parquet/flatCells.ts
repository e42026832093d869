import type { Cells } from '../rows/cells.ts';
import type { LeafColumn } from './leafColumn.ts';
import { DICTIONARY } from './pageHeader.ts';
import { PageTexts } from './pageTexts.ts';
import type { PlainPage } from './plainChunk.ts';
import { plainNumbers } from './plainNumbers.ts';
import { MOST_BITS, unpackRuns } from './unpackRuns.ts';

const PLAIN = 0;
const LENGTHS = 6;

/** Whether the cells of a column can be read from its pages without a decoder of rows. */
export const isFlat = (
  { kind, maxRepetition, maxDefinition }: LeafColumn,
  pages: readonly PlainPage[],
): boolean =>
  kind !== undefined &&
  maxRepetition === 0 &&
  maxDefinition < 2 &&
  pages.every(
    ({ header: { type, encoding }, bytes, start }, i) =>
      (type === DICTIONARY && i === 0) ||
      (type !== DICTIONARY && encoding === PLAIN) ||
      (kind === 'text' && encoding === LENGTHS) ||
      (isCoded(encoding) &&
        (bytes[start] ?? 0) <= MOST_BITS &&
        pages[0]!.header.type === DICTIONARY),
  );

/**
 * The cells of a column whose pages were checked.
 *
 * @param rows rows of the row group.
 * @throws RangeError for an index beyond its dictionary.
 */
export function flatCells(
  { kind = 'text', type, maxDefinition }: LeafColumn,
  pages: readonly PlainPage[],
  rows: number,
): Cells {
  const isText = kind === 'text';
  const texts = new PageTexts(isText ? rows : 0);
  const whole = kind === 'integer' ? new BigInt64Array(rows) : undefined;
  const numbers = new Float64Array(isText ? 0 : rows);
  let dictionary = plainNumbers(type, new Uint8Array(), 0, 0);
  let entries = 0;
  let gaps: Uint8Array | undefined;
  let at = 0;
  for (const page of pages) {
    const { header, bytes, start, present } = page;
    if (header.type === DICTIONARY) {
      entries = present;
      if (isText) texts.dictionary(bytes, present);
      else dictionary = plainNumbers(type, bytes, 0, present);
      continue;
    }
    const missing = maxDefinition > 0 && present < page.rows ? gapsOf(page) : undefined;
    if (missing !== undefined) {
      gaps ??= new Uint8Array(rows);
      gaps.set(missing, at);
    }
    const codes = isCoded(header.encoding) ? codesOf(page, entries) : undefined;
    if (isText) {
      if (codes !== undefined) texts.coded(codes);
      else if (header.encoding === LENGTHS) texts.withLengths(bytes, start, present);
      else texts.plain(bytes, start, present);
      texts.place(at, page.rows, missing);
    } else {
      const { values, exact } =
        codes === undefined ? plainNumbers(type, bytes, start, present) : dictionary;
      for (let i = 0, k = 0; i < page.rows; i++) {
        if (missing?.[i] === 1) {
          numbers[at + i] = Number.NaN;
          continue;
        }
        const place = codes === undefined ? k : codes[k]!;
        k++;
        numbers[at + i] = values[place]!;
        if (whole !== undefined) whole[at + i] = exact![place]!;
      }
    }
    at += page.rows;
  }
  return kind === 'text' ? texts.cells() : { kind, values: numbers, gaps, exact: whole };
}

const isCoded = (encoding: number): boolean => encoding === 2 || encoding === 8;

/** 1 for each row without a value. */
function gapsOf({ bytes, levels: [start, end], rows }: PlainPage): Uint8Array {
  const levels = new Uint8Array(rows);
  unpackRuns(bytes, { start, end, width: 1, values: rows }, levels, 0);
  for (let i = 0; i < rows; i++) levels[i]! ^= 1;
  return levels;
}

function codesOf({ bytes, start, present }: PlainPage, entries: number): Int32Array {
  const codes = new Int32Array(present);
  const width = bytes[start] ?? 0;
  const runs = { start: start + 1, end: bytes.length, width, values: present };
  if (width > 0) unpackRuns(bytes, runs, codes, 0);
  for (let i = 0; i < present; i++)
    if (!(codes[i]! >= 0 && codes[i]! < entries))
      throw new RangeError('an index beyond its dictionary');
  return codes;
}
