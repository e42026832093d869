import { walkDeltas } from './walkDeltas.ts';
import { walkRuns } from './walkRuns.ts';

/** Bytes of a value of fixed size, by physical type. */
const WIDTHS: Readonly<Record<string, number>> = {
  INT32: 4,
  INT64: 8,
  INT96: 12,
  FLOAT: 4,
  DOUBLE: 8,
};

const INTEGERS: ReadonlySet<string> = new Set(['INT32', 'INT64']);
const BYTES: ReadonlySet<string> = new Set(['BYTE_ARRAY', 'FIXED_LEN_BYTE_ARRAY']);

/** The values of a page: where they start, how many there are, and how they are stored. */
export interface PageValues {
  readonly start: number;
  readonly values: number;
  readonly encoding: number;
  readonly type: string;
  /** Bytes of a value of the type FIXED_LEN_BYTE_ARRAY. */
  readonly length: number | undefined;
  readonly dictionary: boolean;
}

/** Refuses values that would reach beyond their page, or take more work than the page has bytes. */
export function checkValues(page: Uint8Array, at: PageValues): void {
  const { start, values, encoding } = at;
  if (start > page.length) throw damaged();
  if (encoding === 0) checkPlain(page, at);
  else if (encoding === 2 || encoding === 8) {
    if (!at.dictionary) throw new RangeError('a page without its dictionary');
    checkIndices(page, start, values);
  } else if (encoding === 3 && at.type === 'BOOLEAN')
    walkRuns(page, { start: start + 4, end: page.length, width: 1, values });
  else if (encoding === 5 && INTEGERS.has(at.type)) walkDeltas(page, start, values);
  else if (encoding === 6 && at.type === 'BYTE_ARRAY') {
    const lengths = sumInto(page.length);
    const end = walkDeltas(page, start, values, lengths.add);
    if (end + lengths.sum > page.length) throw damaged();
  } else if (encoding === 7 && BYTES.has(at.type)) checkPrefixes(page, start, values);
  else if (encoding === 9 && at.type !== 'BYTE_ARRAY') checkPlain(page, at);
  else throw new RangeError(`values of encoding ${encoding} and type ${at.type}`);
}

function checkPlain(page: Uint8Array, { start, values, type, length }: PageValues): void {
  if (type === 'BYTE_ARRAY') {
    let at = start;
    for (let i = 0; i < values; i++) {
      if (at + 4 > page.length) throw damaged();
      const size =
        page[at]! + page[at + 1]! * 2 ** 8 + page[at + 2]! * 2 ** 16 + page[at + 3]! * 2 ** 24;
      at += 4 + size;
    }
    if (at > page.length) throw damaged();
    return;
  }
  const width =
    type === 'BOOLEAN' ? 1 / 8 : type === 'FIXED_LEN_BYTE_ARRAY' ? (length ?? 0) : WIDTHS[type];
  if (width === undefined || !(width > 0) || start + Math.ceil(values * width) > page.length)
    throw damaged();
}

function checkIndices(page: Uint8Array, start: number, values: number): void {
  const width = page[start];
  if (width === undefined) {
    if (values > 0) throw damaged();
  } else if (width > 0) walkRuns(page, { start: start + 1, end: page.length, width, values });
}

/** Texts that share their start with the one before: together they may outgrow the page. */
function checkPrefixes(page: Uint8Array, start: number, values: number): void {
  const most = 2 ** 24 + 64 * page.length;
  const prefixes = sumInto(most);
  const suffixes = sumInto(page.length);
  const middle = walkDeltas(page, start, values, prefixes.add);
  const end = walkDeltas(page, middle, values, suffixes.add);
  if (end + suffixes.sum > page.length) throw damaged();
}

/** Adds lengths up, and refuses negative ones and more than so many in all. */
function sumInto(most: number): { sum: number; add(value: number): void } {
  const total = {
    sum: 0,
    add(value: number) {
      total.sum += value;
      if (value < 0 || total.sum > most) throw damaged();
    },
  };
  return total;
}

const damaged = (): RangeError => new RangeError('a page that is shorter than its values');
