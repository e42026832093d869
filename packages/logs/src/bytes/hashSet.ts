import type { Hash64 } from './hash64.ts';

/**
 * A set of 64-bit hashes in typed arrays: 10 to 12.5 bytes each, and no limit at 2²⁴. It grows
 * a 64th at a time, so that old and new arrays are never held side by side.
 */
export class HashSet {
  readonly #shards: readonly Shard[];
  #size = 0;

  /**
   * @param flagged whether each hash stands for up to 32 members, told apart by a bit:
   *   15 to 19 bytes for all of them.
   */
  constructor(flagged = false) {
    this.#shards = Array.from({ length: 64 }, () => new Shard(flagged ? 3 : 2));
  }

  /** Number of different members. */
  get size(): number {
    return this.#size;
  }

  /** Adds a hash, or one of its 32 members; true when it was new. */
  add({ high, low }: Hash64, bit = 0): boolean {
    // (0, 0) marks an empty slot
    const isNew = this.#shards[high >>> 26]!.add(high, high === 0 && low === 0 ? 1 : low, bit);
    if (isNew) this.#size++;
    return isNew;
  }
}

/** Slots of two words of hash and, if there are three, one of bits. */
class Shard {
  readonly #width: number;
  #slots: Uint32Array;
  #used = 0;

  constructor(width: number) {
    this.#width = width;
    this.#slots = new Uint32Array(16 * width);
  }

  add(high: number, low: number, bit: number): boolean {
    const width = this.#width;
    let at = this.#find(high, low);
    const isNew = this.#slots[at] === 0 && this.#slots[at + 1] === 0;
    if (isNew) {
      if (5 * ++this.#used * width > 4 * this.#slots.length) {
        this.#grow();
        at = this.#find(high, low);
      }
      this.#slots[at] = low;
      this.#slots[at + 1] = high;
    }
    if (width === 2) return isNew;
    const bits = this.#slots[at + 2]!;
    this.#slots[at + 2] = bits | (1 << bit);
    return this.#slots[at + 2] !== bits;
  }

  /** Where a hash is, or else the empty slot where it belongs. */
  #find(high: number, low: number): number {
    const slots = this.#slots;
    const width = this.#width;
    const end = slots.length;
    for (let at = width * Math.floor((low / 2 ** 32) * (end / width)); ; at += width) {
      if (at === end) at = 0;
      if (slots[at] === low && slots[at + 1] === high) return at;
      if (slots[at] === 0 && slots[at + 1] === 0) return at;
    }
  }

  #grow(): void {
    const old = this.#slots;
    const width = this.#width;
    this.#slots = new Uint32Array(width * Math.ceil((old.length / width) * 1.25));
    for (let from = 0; from < old.length; from += width) {
      if (old[from] === 0 && old[from + 1] === 0) continue;
      const at = this.#find(old[from + 1]!, old[from]!);
      for (let word = 0; word < width; word++) this.#slots[at + word] = old[from + word]!;
    }
  }
}
