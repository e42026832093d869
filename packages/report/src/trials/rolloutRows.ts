/** Rows of numbers, each of one of several owners, in memory that grows by doubling. */
export class RolloutRows {
  readonly width: number;
  #cells: Float64Array;
  #owners: Int32Array;
  #count = 0;

  /** @param width numbers of a row. */
  constructor(width: number, rows = 64) {
    this.width = width;
    this.#cells = new Float64Array(rows * width);
    this.#owners = new Int32Array(rows);
  }

  get count(): number {
    return this.#count;
  }

  /** Adds a row, to be written cell by cell, and tells its place. */
  add(owner: number): number {
    if (this.#count === this.#owners.length) {
      const [cells, owners] = [this.#cells, this.#owners];
      this.#cells = new Float64Array(2 * cells.length);
      this.#cells.set(cells);
      this.#owners = new Int32Array(2 * owners.length);
      this.#owners.set(owners);
    }
    this.#owners[this.#count] = owner;
    return this.#count++;
  }

  owner(row: number): number {
    return this.#owners[row]!;
  }

  get(row: number, cell: number): number {
    return this.#cells[row * this.width + cell]!;
  }

  set(row: number, cell: number, x: number): void {
    this.#cells[row * this.width + cell] = x;
  }

  /** Whether some row has a number in a cell. */
  has(cell: number): boolean {
    const end = this.#count * this.width;
    for (let at = cell; at < end; at += this.width)
      if (!Number.isNaN(this.#cells[at]!)) return true;
    return false;
  }

  copy(): RolloutRows {
    const copy = new RolloutRows(this.width, 0);
    copy.#cells = this.#cells.slice();
    copy.#owners = this.#owners.slice();
    copy.#count = this.#count;
    return copy;
  }

  /** Keeps rows where they are; `ownerOf` says whose they are, and leaves a row out with −1. */
  keep(ownerOf: (owner: number) => number): void {
    const [cells, owners, width] = [this.#cells, this.#owners, this.width];
    let kept = 0;
    for (let row = 0; row < this.#count; row++) {
      const owner = ownerOf(owners[row]!);
      if (owner < 0) continue;
      for (let cell = 0; cell < width; cell++)
        cells[kept * width + cell] = cells[row * width + cell]!;
      owners[kept++] = owner;
    }
    this.#count = kept;
  }

  /** Takes rows of another one; `ownerOf` says whose they are, and leaves a row out with −1. */
  take(other: RolloutRows, ownerOf: (owner: number) => number): void {
    for (let from = 0; from < other.#count; from++) {
      const owner = ownerOf(other.#owners[from]!);
      if (owner < 0) continue;
      const row = this.add(owner);
      for (let cell = 0; cell < this.width; cell++)
        this.#cells[row * this.width + cell] = other.#cells[from * this.width + cell]!;
    }
  }

  /** The rows of each owner, one owner after the other, and where each begins. */
  byOwner(owners: number): { readonly rows: Int32Array; readonly starts: Int32Array } {
    const starts = new Int32Array(owners + 1);
    for (let row = 0; row < this.#count; row++) starts[this.#owners[row]! + 1]!++;
    for (let owner = 0; owner < owners; owner++) starts[owner + 1]! += starts[owner]!;
    const next = starts.slice();
    const rows = new Int32Array(this.#count);
    for (let row = 0; row < this.#count; row++) rows[next[this.#owners[row]!]!++] = row;
    return { rows, starts };
  }
}
