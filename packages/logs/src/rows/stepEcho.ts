import type { Hash64 } from '../bytes/hash64.ts';

/** Rows of a step that are compared, and rows that are held back. */
const MOST = 65_536;

/** Chance would put equal answers in the same order once in 2⁹ times. */
const LEAST_BITS = 9;

/** A row of the step: its group, and its group and content together. */
interface Row {
  readonly group: Hash64;
  readonly content: Hash64;
}

const same = (a: Hash64, b: Hash64): boolean => a.high === b.high && a.low === b.low;

/**
 * Finds the start of a step written once more at its end, answer for answer, as by a writer that
 * was started again. Rows that repeat the first rows of their step, in order and up to the
 * step's end, are a copy if the order could not well be chance: equal answers alone are none,
 * since a sure policy repeats itself.
 */
export class StepEcho<T> {
  readonly #write: (item: T) => void;
  readonly #drop: (items: number) => void;
  #rows: Row[] = [];
  #held: { item: T; row: Row }[] = [];

  /**
   * @param write takes what is no copy.
   * @param drop is told how many items were copies.
   */
  constructor(write: (item: T) => void, drop: (items: number) => void) {
    this.#write = write;
    this.#drop = drop;
  }

  /** Takes the next row of the step. */
  push(item: T, row: Row): void {
    const at = this.#held.length;
    const last = this.#rows.at(-1);
    const expected = this.#rows[at % Math.max(1, this.#rows.length)];
    const starts = at > 0 || (last !== undefined && !same(last.group, row.group));
    if (starts && expected !== undefined && same(expected.content, row.content) && at < MOST) {
      this.#held.push({ item, row });
      return;
    }
    if (at > 0) {
      this.#release();
      this.push(item, row);
      return;
    }
    if (this.#rows.length < MOST) this.#rows.push(row);
    this.#write(item);
  }

  /** Whether items are held back. */
  get holds(): boolean {
    return this.#held.length > 0;
  }

  /** Ends the step: what is held back is a copy, or is written. */
  end(): void {
    if (this.#held.length > 0 && this.#bits() >= LEAST_BITS) this.#drop(this.#held.length);
    else this.#release();
    this.#rows = [];
    this.#held = [];
  }

  #release(): void {
    for (const { item, row } of this.#held) {
      this.#write(item);
      if (this.#rows.length < MOST) this.#rows.push(row);
    }
    this.#held = [];
  }

  /** −log2 of the chance that the rows of each block stand in this order, whatever they are. */
  #bits(): number {
    let bits = 0;
    let group: Hash64 | undefined;
    let seen = new Map<string, number>();
    let size = 0;
    for (const { row } of this.#held) {
      if (group === undefined || !same(group, row.group)) {
        seen = new Map();
        size = 0;
      }
      group = row.group;
      const key = `${row.content.high} ${row.content.low}`;
      const times = (seen.get(key) ?? 0) + 1;
      seen.set(key, times);
      bits += Math.log2(++size / times);
    }
    return bits;
  }
}
