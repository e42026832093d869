import type { BetaPosterior } from '@bits-per-sample/core';

/** Tasks that share one belief. */
export interface BeliefClass extends BetaPosterior {
  /** Its number in `of`. */
  readonly id: number;
  /** Number of tasks. */
  count: number;
  /** Masses computed so far, by level. */
  readonly mass: number[];
}

/**
 * Which tasks share a belief: beliefs from a few whole counts are few, and tasks that were never
 * drawn all have the same. 4 bytes per task. It follows from the pool, so no snapshot holds it.
 */
export class BeliefIndex {
  /** Class of each row; −1: none, the belief changes with time. */
  of: Int32Array = new Int32Array(0);
  /** A bit per row: whether it is outside class 0, that of tasks never drawn. */
  #outside: Uint32Array = new Uint32Array(0);
  readonly #classes: (BeliefClass | undefined)[] = [];
  readonly #ids = new Map<number, Map<number, number>>();
  readonly #free: number[] = [];

  /** Makes room for so many rows. */
  reserve(size: number): void {
    if (size <= this.of.length) return;
    const larger = new Int32Array(size).fill(-1);
    larger.set(this.of);
    this.of = larger;
    const bits = new Uint32Array((size >>> 5) + 1).fill(0xffffffff);
    bits.set(this.#outside);
    this.#outside = bits;
  }

  /** Notes the belief of a row; undefined: none. */
  set(row: number, belief: BetaPosterior | undefined): void {
    if (row >= this.of.length) this.reserve(Math.max(row + 1, 2 * this.of.length));
    const before = this.of[row]!;
    const now = belief ? this.#find(belief) : -1;
    if (now >= 0) this.#classes[now]!.count++;
    this.#put(row, now);
    if (before >= 0) this.#leave(this.#classes[before]!);
  }

  /** Removes a row; the last one moves into its place. */
  remove(row: number, last: number): void {
    const moved = this.of[last]!;
    const gone = this.of[row]!;
    this.#put(row, moved);
    this.#put(last, -1);
    if (gone >= 0) this.#leave(this.#classes[gone]!);
  }

  /** Classes of at least so many tasks, in the order of their shapes. */
  classes(least: number): readonly BeliefClass[] {
    return this.#classes
      .filter((one): one is BeliefClass => one !== undefined && one.count >= least)
      .sort((x, y) => x.a - y.a || x.b - y.b);
  }

  /** Rows below `size` that are in none of the given classes, in order. */
  rowsOutside(classes: readonly BeliefClass[], size: number): number[] {
    // one place further on, so that −1 (no class) is not among them
    const among = new Uint8Array(2 + classes.reduce((id, one) => Math.max(id, one.id), 0));
    for (const { id } of classes) among[id + 1] = 1;
    const { of } = this;
    const rows: number[] = [];
    for (let start = 0; start < size; start += 32) {
      // where tasks never drawn are among the classes, only the others are looked at
      let bits = among[1] ? this.#outside[start >>> 5]! : -1;
      for (; bits !== 0; bits &= bits - 1) {
        const row = start + 31 - Math.clz32(bits & -bits);
        if (row >= size) break;
        if (!among[of[row]! + 1]) rows.push(row);
      }
    }
    return rows;
  }

  #put(row: number, id: number): void {
    this.of[row] = id;
    const bit = 1 << (row & 31);
    if (id === 0) this.#outside[row >>> 5]! &= ~bit;
    else this.#outside[row >>> 5]! |= bit;
  }

  #find({ a, b }: BetaPosterior): number {
    let byB = this.#ids.get(a);
    if (!byB) {
      byB = new Map();
      this.#ids.set(a, byB);
    }
    const known = byB.get(b);
    if (known !== undefined) return known;
    const id = this.#free.pop() ?? this.#classes.length;
    this.#classes[id] = { a, b, id, count: 0, mass: [] };
    byB.set(b, id);
    return id;
  }

  #leave(one: BeliefClass): void {
    if (--one.count > 0) return;
    const byB = this.#ids.get(one.a)!;
    byB.delete(one.b);
    if (byB.size === 0) this.#ids.delete(one.a);
    this.#classes[one.id] = undefined;
    this.#free.push(one.id);
  }
}
