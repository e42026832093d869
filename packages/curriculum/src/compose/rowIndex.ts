/** FNV-1a over UTF-16 units, its bits mixed once more: the low ones choose the slot. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x45d9f3b);
  return h ^ (h >>> 15);
}

/**
 * Row of each task by its name, over the pool's own list of names: a hash table of rows, open, with
 * linear probing. It is made at the first question, and a run whose pool stays as it is asks none.
 * Memory once made: 5 to 11 bytes per task.
 */
export class RowIndex {
  readonly #ids: readonly string[];
  /** Row + 1 of each slot, 0: free; a power of two, at most three quarters full. Empty: not made. */
  #slots = new Int32Array(0);

  /** @param ids names by row, kept and read again at every question. */
  constructor(ids: readonly string[]) {
    this.#ids = ids;
  }

  /** The row of a task; undefined: it is not in the pool, or no name. */
  get(id: string): number | undefined {
    if (typeof id !== 'string') return undefined;
    if (this.#slots.length === 0) this.#make();
    const row = this.#slots[this.#slotOf(id)]!;
    return row === 0 ? undefined : row - 1;
  }

  /** Whether a task is in the pool. */
  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  /** Whether no name comes twice. */
  distinct(): boolean {
    const ids = this.#ids;
    return ids.every((id, row) => row === 0 || ids[row - 1]! < id) || this.#make();
  }

  /** Notes the last name of the list, which is new. */
  add(): void {
    const { length } = this.#ids;
    if (this.#slots.length === 0) return;
    if (4 * length > 3 * this.#slots.length) this.#make();
    else this.#slots[this.#slotOf(this.#ids[length - 1]!)] = length;
  }

  /** Forgets a row, before its name is gone from the list; the last one is about to move there. */
  remove(row: number): void {
    const slots = this.#slots;
    if (slots.length === 0) return;
    const ids = this.#ids;
    const mask = slots.length - 1;
    let hole = this.#slotOf(ids[row]!);
    slots[this.#slotOf(ids.at(-1)!)] = row + 1;
    // those behind the hole close up, unless that puts them before the slot where their search starts
    for (let next = (hole + 1) & mask; slots[next] !== 0; next = (next + 1) & mask) {
      const behind = (next - hash(this.#nameAt(next, row))) & mask;
      if (behind < ((next - hole) & mask)) continue;
      slots[hole] = slots[next]!;
      hole = next;
    }
    slots[hole] = 0;
  }

  /** The name in a slot while the last row is moving to `row`. */
  #nameAt(slot: number, row: number): string {
    const at = this.#slots[slot]! - 1;
    return at === row ? this.#ids.at(-1)! : this.#ids[at]!;
  }

  /** The slot of a name, or the free one where it would be. */
  #slotOf(id: string): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hash(id) & mask;
    while (slots[slot] !== 0 && this.#ids[slots[slot]! - 1] !== id) slot = (slot + 1) & mask;
    return slot;
  }

  /** Makes the table afresh; false: a name comes twice. */
  #make(): boolean {
    const ids = this.#ids;
    let size = 16;
    while (4 * ids.length > 3 * size) size *= 2;
    this.#slots = new Int32Array(size);
    let distinct = true;
    for (let row = 0; row < ids.length; row++) {
      const slot = this.#slotOf(ids[row]!);
      distinct &&= this.#slots[slot] === 0;
      this.#slots[slot] = row + 1;
    }
    return distinct;
  }
}
