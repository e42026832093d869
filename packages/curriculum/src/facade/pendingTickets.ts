import type { Draw } from '../strategy/assignment.ts';

/** What an ask was for; all its tickets share it. */
export interface Asked {
  /** Policy version its draws are for. */
  readonly version: number;
  readonly purpose: 'train' | 'profile' | 'evaluate';
}

/** A draw that has not come back. */
export interface Pending extends Asked {
  readonly draw: Draw;
}

/** Tickets of a page: a batch fills it, and it goes when all of it has come back. */
const pageSize = 1024;

interface Page {
  readonly number: number;
  readonly draws: (Draw | undefined)[];
  readonly asked: Asked[];
  /** How many of the draws wait. */
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
    for (const [seq, { draw, version, purpose }] of entries)
      this.set(seq, draw, { version, purpose });
  }

  /** How many tickets wait. */
  get size(): number {
    return this.#size;
  }

  /** A draw waits under a number that is new. */
  set(seq: number, draw: Draw, asked: Asked): void {
    const number = Math.floor(seq / pageSize);
    let page = this.#page(number);
    if (!page) {
      page = { number, draws: new Array(pageSize), asked: new Array(pageSize), left: 0 };
      this.#pages.set(number, page);
      this.#near = page;
    }
    page.draws[seq % pageSize] = draw;
    page.asked[seq % pageSize] = asked;
    page.left++;
    this.#size++;
  }

  /** The draw that waits under a number; undefined: none, also under NaN. */
  drawOf(seq: number): Draw | undefined {
    return this.#page(Math.floor(seq / pageSize))?.draws[seq % pageSize];
  }

  /** Nothing waits any more under a number under which a draw did. Returns what it was asked for. */
  delete(seq: number): Asked {
    const page = this.#page(Math.floor(seq / pageSize))!;
    page.draws[seq % pageSize] = undefined;
    this.#size--;
    if (--page.left === 0) {
      this.#pages.delete(page.number);
      this.#near = undefined;
    }
    return page.asked[seq % pageSize]!;
  }

  /** All that waits, in the order of the numbers; what has been passed may be deleted meanwhile. */
  *[Symbol.iterator](): Iterator<readonly [number, Pending]> {
    for (const { number, draws, asked } of this.#pages.values())
      for (let slot = 0; slot < pageSize; slot++) {
        const draw = draws[slot];
        if (draw) yield [number * pageSize + slot, { ...asked[slot]!, draw }];
      }
  }

  #page(number: number): Page | undefined {
    if (this.#near?.number !== number) this.#near = this.#pages.get(number);
    return this.#near;
  }
}
