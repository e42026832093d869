import type { Hash64 } from './hash64.ts';

/** A set of 64-bit hashes in one typed array: 11 to 16 bytes each, and no limit at 2²⁴. */
export class HashSet {
  #slots = new Uint32Array(2048);
  #size = 0;

  /** Number of different hashes. */
  get size(): number {
    return this.#size;
  }

  /** Adds a hash; true when it was new. */
  add({ high, low }: Hash64): boolean {
    if (8 * (this.#size + 1) > 3 * this.#slots.length) this.#grow();
    // (0, 0) marks an empty slot
    if (!this.#insert(high, high === 0 && low === 0 ? 1 : low)) return false;
    this.#size++;
    return true;
  }

  #insert(high: number, low: number): boolean {
    const slots = this.#slots;
    const end = slots.length;
    for (let at = 2 * Math.floor((low / 2 ** 32) * (end / 2)); ; at += 2) {
      if (at === end) at = 0;
      if (slots[at] === low && slots[at + 1] === high) return false;
      if (slots[at] === 0 && slots[at + 1] === 0) {
        slots[at] = low;
        slots[at + 1] = high;
        return true;
      }
    }
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Uint32Array(2 * Math.ceil(old.length * 0.75));
    for (let at = 0; at < old.length; at += 2) {
      if (old[at] !== 0 || old[at + 1] !== 0) this.#insert(old[at + 1]!, old[at]!);
    }
  }
}
