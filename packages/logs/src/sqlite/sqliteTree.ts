import type { SqlitePages } from './sqlitePages.ts';
import { sqliteVarint } from './sqliteRecord.ts';

/** A record as it is stored, and the number of its row (NaN in a tree of keys). */
export interface SqliteCell {
  readonly rowId: number;
  readonly payload: Uint8Array;
}

/** Kinds of pages: inner and leaf, of rows and of keys. */
const [INNER, LEAF, KEY_INNER, KEY_LEAF] = [5, 13, 2, 10];

/**
 * The records of a b-tree, those of a page at a time. Every page is read once: one that comes back,
 * or cells that overlap, are damage or malice, and end in an error instead of in endless work.
 * What is damaged goes to `lost`, and the walk goes on with what can be reached.
 */
export async function* sqliteTree(
  pages: SqlitePages,
  root: number,
  lost: () => void,
): AsyncGenerator<SqliteCell[], void, undefined> {
  const seen = new Set<number>();
  const fresh = (number: number): Promise<Uint8Array> => {
    if (seen.has(number)) throw new RangeError('a page that is used twice');
    seen.add(number);
    return pages.page(number);
  };
  const next = [root];
  for (let number = next.pop(); number !== undefined; number = next.pop()) {
    try {
      const page = await fresh(number);
      const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
      // the first page starts with the head of the file
      const start = number === 1 ? 100 : 0;
      const kind = page[start]!;
      const inner = kind === INNER || kind === KEY_INNER;
      if (!inner && kind !== LEAF && kind !== KEY_LEAF) throw new RangeError('a page of no tree');
      const at = start + (inner ? 12 : 8);
      const count = view.getUint16(start + 3);
      const cells: SqliteCell[] = [];
      if (inner) next.push(view.getUint32(start + 8));
      let used = 0;
      for (let i = count - 1; i >= 0; i--) {
        let from = view.getUint16(at + 2 * i);
        if (inner) {
          next.push(view.getUint32(from));
          from += 4;
        }
        if (kind === INNER) continue;
        const cell = await cellOf(pages, page, from, kind === LEAF, fresh);
        used += cell.local;
        if (used > page.length) throw new RangeError('cells that overlap');
        cells.push(cell);
      }
      if (cells.length > 0) yield cells.reverse();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      lost();
    }
  }
}

async function cellOf(
  { usable }: SqlitePages,
  page: Uint8Array,
  from: number,
  ofRow: boolean,
  fresh: (page: number) => Promise<Uint8Array>,
): Promise<SqliteCell & { local: number }> {
  const [length, after] = sqliteVarint(page, from);
  const [rowId, at] = ofRow ? sqliteVarint(page, after) : [Number.NaN, after];
  const local = localBytes(length, usable, ofRow);
  if (at + local > usable) throw new RangeError('a cell that breaks off');
  const first = page.subarray(at, at + local);
  if (local === length) return { rowId, payload: first, local };
  const pieces = [first];
  let overflow = uint32(page, at + local);
  for (let left = length - local; left > 0; ) {
    const more = await fresh(overflow);
    const piece = more.subarray(4, Math.min(4 + left, usable));
    pieces.push(piece);
    left -= piece.length;
    overflow = uint32(more, 0);
  }
  const payload = new Uint8Array(length);
  let to = 0;
  for (const piece of pieces) {
    payload.set(piece, to);
    to += piece.length;
  }
  return { rowId, payload, local };
}

const uint32 = (bytes: Uint8Array, at: number): number =>
  new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0);

/** How much of a record stands in its page; the rest overflows into pages of its own. */
function localBytes(length: number, usable: number, ofRow: boolean): number {
  const most = ofRow ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
  if (length <= most) return length;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const local = least + ((length - least) % (usable - 4));
  return local <= most ? local : least;
}
