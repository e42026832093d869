/**
 * Numbers pairs of 32-bit integers 0, 1, 2, … in order of first appearance: an open-addressing
 * hash table of 12 bytes per slot, where a Map of strings would take ten times that.
 *
 * @internal
 */
export class PairIndex {
  /** First halves of the pairs, by id. */
  first = new Int32Array(16);
  /** Second halves of the pairs, by id. */
  second = new Int32Array(16);
  /** Number of pairs. */
  size = 0;
  #slots = new Int32Array(32).fill(-1);
  #mask = 31;

  /** The id of a pair, new or known. */
  id(first: number, second: number): number {
    const mask = this.#mask;
    const slots = this.#slots;
    let slot = hash(first, second) & mask;
    // half of the slots are empty, so the search ends
    for (let id = slots[slot]!; id >= 0; id = slots[slot]!) {
      if (this.first[id] === first && this.second[id] === second) return id;
      slot = (slot + 1) & mask;
    }
    const id = this.size++;
    slots[slot] = id;
    this.first[id] = first;
    this.second[id] = second;
    if (this.size === this.first.length) this.#grow();
    return id;
  }

  /** The same pairs, to be added to apart. */
  copy(): PairIndex {
    const copy = new PairIndex();
    copy.first = this.first.slice();
    copy.second = this.second.slice();
    copy.size = this.size;
    copy.#slots = this.#slots.slice();
    copy.#mask = this.#mask;
    return copy;
  }

  /** Forgets all but the first pairs. */
  cut(size: number): void {
    const mask = this.#mask;
    // the last that came in is in nobody's way
    for (; this.size > size; this.size--) {
      const id = this.size - 1;
      let slot = hash(this.first[id]!, this.second[id]!) & mask;
      while (this.#slots[slot] !== id) slot = (slot + 1) & mask;
      this.#slots[slot] = -1;
    }
  }

  #grow(): void {
    const capacity = this.size * 2;
    const first = new Int32Array(capacity);
    const second = new Int32Array(capacity);
    first.set(this.first);
    second.set(this.second);
    this.first = first;
    this.second = second;
    const mask = capacity * 2 - 1;
    const slots = new Int32Array(capacity * 2).fill(-1);
    for (let id = 0; id < this.size; id++) {
      let slot = hash(first[id]!, second[id]!) & mask;
      while (slots[slot]! >= 0) slot = (slot + 1) & mask;
      slots[slot] = id;
    }
    this.#slots = slots;
    this.#mask = mask;
  }
}

/** Mixes two integers (the finaliser of MurmurHash3). */
function hash(first: number, second: number): number {
  let h = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca77);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
