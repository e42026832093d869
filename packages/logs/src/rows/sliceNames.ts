import type { Dictionary } from '@bits-per-sample/core';

/** Makes columns of some rows of a column of names: of the names that stand there alone. */
export class SliceNames {
  readonly #values: readonly string[];
  /** The last slice in which each name stood, and its code there. */
  readonly #slices: Int32Array;
  readonly #codes: Int32Array;
  #slice = 0;

  constructor(values: readonly string[]) {
    this.#values = values;
    this.#slices = new Int32Array(values.length);
    this.#codes = new Int32Array(values.length);
  }

  /** The column of these codes. */
  column(codes: Int32Array): Dictionary {
    const slice = ++this.#slice;
    const values: string[] = [];
    const own = new Int32Array(codes.length).fill(-1);
    for (let i = 0; i < codes.length; i++) {
      const code = codes[i]!;
      if (code < 0) continue;
      if (this.#slices[code] !== slice) {
        this.#slices[code] = slice;
        this.#codes[code] = values.push(this.#values[code]!) - 1;
      }
      own[i] = this.#codes[code]!;
    }
    return { codes: own, values };
  }
}
