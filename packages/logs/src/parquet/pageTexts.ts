import type { TextCells } from '../rows/cells.ts';
import { walkDeltas } from './walkDeltas.ts';

/** Texts of the pages of a column, which stay bytes until they are asked for. */
export class PageTexts {
  readonly #codes: Int32Array;
  readonly #pages: Uint8Array[] = [];
  /** Page, start and end of each text. */
  #places = new Uint32Array(3 * 256);
  #size = 0;
  /** Texts of the dictionary, as far as they were asked for. */
  #known: string[] = [];
  #entries = 0;
  /** Codes of the values of the page that is placed next. */
  #next: (i: number) => number = () => -1;

  constructor(rows: number) {
    this.#codes = new Int32Array(rows);
  }

  /** Takes the page that others refer to. */
  dictionary(bytes: Uint8Array, count: number): void {
    this.plain(bytes, 0, count);
    this.#entries = this.#size;
    this.#known = [];
  }

  /** Takes texts, each behind its length. */
  plain(bytes: Uint8Array, start: number, count: number): void {
    const first = this.#open(bytes);
    for (let i = 0, at = start; i < count; i++) {
      const from = at + 4;
      at = from + (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16));
      at += bytes[from - 1]! * 2 ** 24;
      this.#add(from, at);
    }
    this.#next = (i) => first + i;
  }

  /** Takes texts behind all their lengths. */
  withLengths(bytes: Uint8Array, start: number, count: number): void {
    const first = this.#open(bytes);
    const lengths: number[] = [];
    let at = walkDeltas(bytes, start, count, (length) => lengths.push(length));
    for (const length of lengths) {
      this.#add(at, at + length);
      at += length;
    }
    this.#next = (i) => first + i;
  }

  /** Takes codes of the dictionary. */
  coded(codes: Int32Array): void {
    this.#next = (i) => codes[i]!;
  }

  /** Puts what was taken into rows, but for those without a value. */
  place(at: number, rows: number, missing: Uint8Array | undefined): void {
    for (let i = 0, k = 0; i < rows; i++)
      this.#codes[at + i] = missing?.[i] === 1 ? -1 : this.#next(k++);
  }

  /** The column. */
  cells(): TextCells {
    const decoder = new TextDecoder();
    const decoded = (code: number): string => {
      const [page, from, to] = this.#places.subarray(3 * code, 3 * code + 3);
      return decoder.decode(this.#pages[page!]!.subarray(from, to));
    };
    return {
      kind: 'text',
      codes: this.#codes,
      size: this.#size,
      text: (code) => {
        if (code >= this.#entries) return decoded(code);
        this.#known[code] ??= decoded(code);
        return this.#known[code];
      },
    };
  }

  #open(bytes: Uint8Array): number {
    this.#pages.push(bytes);
    return this.#size;
  }

  #add(from: number, to: number): void {
    const at = 3 * this.#size++;
    if (at === this.#places.length) {
      const wider = new Uint32Array(2 * at);
      wider.set(this.#places);
      this.#places = wider;
    }
    this.#places[at] = this.#pages.length - 1;
    this.#places[at + 1] = from;
    this.#places[at + 2] = to;
  }
}
