import type { Cells } from '../rows/cells.ts';

/** Longer texts are not looked up among those before. */
const LONG = 64;
/** Longer numbers are parsed as texts. */
const MOST_DIGITS = 15;
const [QUOTE, BACKSLASH, MINUS, DOT] = [0x22, 0x5c, 0x2d, 0x2e];
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i;
const WORDS: readonly (readonly [word: string, value: number])[] = [
  ['true', 1],
  ['false', 0],
  ['null', Number.NaN],
];

/** Values of one field in lines of JSON, read where they stand; a line break is at the end of the bytes. */
export class LineCells {
  readonly #bytes: Uint8Array;
  readonly #rows: number;
  readonly #decode: (bytes: Uint8Array) => string;
  /** Known with the first value; with it the columns that such values need. */
  #kind: Cells['kind'] | undefined;
  #values = new Float64Array();
  #gaps: Uint8Array | undefined;
  #codes = new Int32Array();
  /** Start and end of each text; where it is not as it is written, its place among `#told`. */
  #places = new Int32Array();
  readonly #told = new Map<number, string>();
  #size = 0;
  /** Codes of short texts by their hash. */
  #index = new Int32Array();

  /** @param rows lines at most. */
  constructor(bytes: Uint8Array, rows: number, decode: (bytes: Uint8Array) => string) {
    this.#bytes = bytes;
    this.#rows = rows;
    this.#decode = decode;
  }

  /** Reads the value of a row. @returns where it ends; −1 when it is not understood. */
  read(row: number, at: number): number {
    const byte = this.#bytes[at]!;
    if (byte === QUOTE) return this.#is('text') ? this.#text(row, at) : -1;
    if (byte === MINUS || isDigit(byte)) return this.#is('number') ? this.#number(row, at) : -1;
    return this.#word(row, at);
  }

  /** The column of so many rows. */
  cells(rows: number): Cells {
    if (this.#kind === 'text')
      return {
        kind: 'text',
        codes: this.#codes.subarray(0, rows),
        size: this.#size,
        text: (code) => this.#told.get(code) ?? this.#textAt(code),
      };
    const values = this.#values.subarray(0, rows);
    return { kind: this.#kind ?? 'number', values, gaps: this.#gaps };
  }

  #is(kind: Cells['kind']): boolean {
    if (this.#kind === undefined) this.#begin(kind);
    return this.#kind === kind;
  }

  #begin(kind: Cells['kind'] | undefined): void {
    const rows = this.#rows;
    this.#kind = kind;
    if (kind === 'text') {
      this.#codes = new Int32Array(rows).fill(-1);
      this.#places = new Int32Array(2 * rows);
      this.#index = new Int32Array(2 ** Math.ceil(Math.log2(2 * rows + 1)));
    } else if (this.#values.length === 0) this.#values = new Float64Array(rows);
  }

  #word(row: number, at: number): number {
    const found = WORDS.find(([word]) =>
      [...word].every((letter, i) => this.#bytes[at + i] === letter.charCodeAt(0)),
    );
    if (found === undefined) return -1;
    const [word, value] = found;
    if (word === 'null') {
      if (this.#kind === undefined) this.#begin(undefined);
      this.#gaps ??= new Uint8Array(this.#rows);
      this.#gaps[row] = 1;
    } else if (!this.#is('boolean')) return -1;
    this.#values[row] = value;
    return at + word.length;
  }

  #number(row: number, start: number): number {
    const bytes = this.#bytes;
    let at = bytes[start] === MINUS ? start + 1 : start;
    const first = at;
    let whole = 0;
    let scale = 1;
    for (; isDigit(bytes[at]!); at++) whole = 10 * whole + bytes[at]! - 48;
    const integers = at - first;
    if (bytes[at] === DOT)
      for (at++; isDigit(bytes[at]!); at++) {
        whole = 10 * whole + bytes[at]! - 48;
        scale *= 10;
      }
    const isShort = at - first <= MOST_DIGITS && (bytes[at]! | 32) !== 0x65;
    const isSound = integers === 1 || (integers > 1 && bytes[first] !== 48);
    if (isShort && isSound && bytes[at - 1] !== DOT) {
      // one rounding, since both are exact
      this.#values[row] = (first === start ? whole : -whole) / scale;
      return at;
    }
    while (isOfNumber(bytes[at]!)) at++;
    const text = String.fromCharCode(...bytes.subarray(start, Math.min(at, start + 512)));
    // integers that a double cannot hold keep their digits elsewhere
    if (!NUMBER.test(text) || (integers > MOST_DIGITS && /^-?\d+$/.test(text))) return -1;
    this.#values[row] = Number(text);
    return at;
  }

  #text(row: number, start: number): number {
    const bytes = this.#bytes;
    let at = start + 1;
    let hash = 0;
    let seen = 0;
    for (; at < bytes.length && bytes[at] !== QUOTE; at++) {
      const byte = bytes[at]!;
      if (byte < 32) return -1;
      if (byte === BACKSLASH) at++;
      seen |= byte === BACKSLASH ? 128 : byte;
      hash = Math.imul(hash ^ byte, 0x01000193);
    }
    if (at >= bytes.length) return -1;
    if (seen >= 128 || at - start > LONG) this.#codes[row] = this.#add(start + 1, at);
    else this.#codes[row] = this.#known(start + 1, at, hash);
    return seen < 128 || this.#tell(start, at) ? at + 1 : -1;
  }

  #known(from: number, to: number, hash: number): number {
    const mask = this.#index.length - 1;
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const code = this.#index[slot]! - 1;
      if (code < 0) {
        this.#index[slot] = this.#size + 1;
        return this.#add(from, to);
      }
      if (this.#equals(code, from, to)) return code;
    }
  }

  #equals(code: number, from: number, to: number): boolean {
    const start = this.#places[2 * code]!;
    if (this.#places[2 * code + 1]! - start !== to - from) return false;
    for (let i = from; i < to; i++)
      if (this.#bytes[i] !== this.#bytes[start + i - from]) return false;
    return true;
  }

  #add(from: number, to: number): number {
    this.#places[2 * this.#size] = from;
    this.#places[2 * this.#size + 1] = to;
    return this.#size++;
  }

  /** Understands a text that is not written as it is. */
  #tell(start: number, end: number): boolean {
    try {
      const written = this.#decode(this.#bytes.subarray(start, end + 1));
      this.#told.set(this.#size - 1, JSON.parse(written));
      return true;
    } catch {
      return false;
    }
  }

  #textAt(code: number): string {
    return this.#decode(this.#bytes.subarray(this.#places[2 * code], this.#places[2 * code + 1]));
  }
}

const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57;

/** Digits, signs, the point and the sign of an exponent. */
const isOfNumber = (byte: number): boolean =>
  isDigit(byte) || byte === MINUS || byte === 0x2b || byte === DOT || (byte | 32) === 0x65;
