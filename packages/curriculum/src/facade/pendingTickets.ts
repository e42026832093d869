import type { Draw } from '../strategy/assignment.ts';

/** A draw that has not come back. */
export interface Pending {
  /** Policy version it was drawn for. */
  readonly version: number;
  readonly purpose: 'train' | 'profile' | 'evaluate';
  readonly draw: Draw;
}

/** Tickets of a page: a batch fills it, and it goes when all of it has come back. */
const pageSize = 1024;

interface Page {
  readonly number: number;
  readonly waiting: (Pending | undefined)[];
  /** How many of them wait. */
  left: number;
}

/** Draws that have not come back, by the number of their ticket, in pages: numbers are given out one after the other. */
export class PendingTickets {
  readonly #pages = new Map<number, Page>();
  /** The page that was looked into last. */
  #near: Page | undefined;
  #size = 0;

  /** @param entries tickets that wait already, in the order in which they were given out. */
  constructor(entries: Iterable<readonly [number, Pending]> = []) {
    for (const [seq, pending] of entries) this.set(seq, pending);
  }

  /** How many tickets wait. */
  get size(): number {
    return this.#size;
  }

  /** A draw waits under a number that is new. */
  set(seq: number, pending: Pending): void {
    const number = Math.floor(seq / pageSize);
    let page = this.#page(number);
    if (!page) {
      page = { number, waiting: new Array(pageSize), left: 0 };
      this.#pages.set(number, page);
      this.#near = page;
    }
    page.waiting[seq % pageSize] = pending;
    page.left++;
    this.#size++;
  }

  /** What waits under a number; undefined: nothing, also under NaN. */
  get(seq: number): Pending | undefined {
    return this.#page(Math.floor(seq / pageSize))?.waiting[seq % pageSize];
  }

  /** Nothing waits any more under a number under which something did. */
  delete(seq: number): void {
    const page = this.#page(Math.floor(seq / pageSize))!;
    page.waiting[seq % pageSize] = undefined;
    this.#size--;
    if (--page.left > 0) return;
    this.#pages.delete(page.number);
    this.#near = undefined;
  }

  /** All that waits, in the order of the numbers; what has been passed may be deleted meanwhile. */
  *[Symbol.iterator](): Iterator<readonly [number, Pending]> {
    for (const { number, waiting } of this.#pages.values())
      for (let slot = 0; slot < pageSize; slot++) {
        const pending = waiting[slot];
        if (pending) yield [number * pageSize + slot, pending];
      }
  }

  #page(number: number): Page | undefined {
    if (this.#near?.number !== number) this.#near = this.#pages.get(number);
    return this.#near;
  }
}
