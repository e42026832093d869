import type { Verdict } from '../strategy/outcome.ts';

/** A verdict, but for the ticket. */
export type Answer = Omit<Verdict, 'ticket'>;

/** Settled tickets whose verdict can be asked for again. */
const remembered = 4096;

/** The verdicts on the tickets that were settled last: a ring. */
export class RecentVerdicts {
  readonly #seqs: number[] = [];
  readonly #answers: Answer[] = [];
  #oldest = 0;

  /** @param entries verdicts by the number of their ticket, oldest first. */
  constructor(entries: Iterable<readonly [number, Answer]> = []) {
    for (const [seq, answer] of entries) this.add(seq, answer);
  }

  /** The verdict on a ticket that has just been settled; the oldest is forgotten. */
  add(seq: number, answer: Answer): void {
    const at = this.#seqs.length < remembered ? this.#seqs.length : this.#oldest++ % remembered;
    this.#seqs[at] = seq;
    this.#answers[at] = answer;
  }

  /** The verdict on a ticket; undefined: forgotten, or never settled. */
  get(seq: number): Answer | undefined {
    return this.#answers[this.#seqs.indexOf(seq)];
  }

  /** All of them, oldest first. */
  *[Symbol.iterator](): Iterator<readonly [number, Answer]> {
    const { length } = this.#seqs;
    for (let k = 0; k < length; k++) {
      const at = (this.#oldest + k) % length;
      yield [this.#seqs[at]!, this.#answers[at]!];
    }
  }
}
