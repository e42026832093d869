import { emptyHash, hash64 } from '../bytes/hash64.ts';

/** Rows whose groups are kept. */
const MOST_ROWS = 20_000;

/**
 * Whole groups of a log, as many as have room: which ones depends on their names alone, so that
 * rows in another order give the same groups.
 */
export class GroupSample<T> {
  readonly #make: () => T;
  #groups = new Map<string, { rows: number; value: T }>();
  #rows = 0;
  #mask = 0;

  /** @param make what is kept of a group, before its first row. */
  constructor(make: () => T) {
    this.#make = make;
  }

  /** What is kept of a group, one row more; undefined when the group is not in the sample. */
  of(name: string): T | undefined {
    if (this.#mask > 0 && (hash64(name, emptyHash).low & this.#mask) !== 0) return undefined;
    let group = this.#groups.get(name);
    if (group === undefined) {
      group = { rows: 0, value: this.#make() };
      this.#groups.set(name, group);
    }
    group.rows++;
    this.#rows++;
    while (this.#rows > MOST_ROWS && this.#groups.size > 1 && this.#mask < 2 ** 30) this.#halve();
    return group.value;
  }

  /** Groups of several rows. */
  groups(): T[] {
    return [...this.#groups.values()].filter(({ rows }) => rows > 1).map(({ value }) => value);
  }

  #halve(): void {
    this.#mask = 2 * this.#mask + 1;
    for (const [name, { rows }] of this.#groups) {
      if ((hash64(name, emptyHash).low & this.#mask) === 0) continue;
      this.#groups.delete(name);
      this.#rows -= rows;
    }
  }
}
