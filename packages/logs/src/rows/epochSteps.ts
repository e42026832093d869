import { bareName } from './bareName.ts';
import type { RowObject } from './rowFormat.ts';

const EPOCH = /^epoch(?:idx)?$/;

/** The number of an epoch; NaN for what is no number. */
const epochOf = (value: unknown): number =>
  typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')
    ? Number(value)
    : Number.NaN;

/** What was read of one epoch. */
interface Epoch {
  readonly offset: number;
  /** Its greatest step so far, counted on. */
  highest: number;
}

/**
 * Steps that start anew in every epoch, counted on as those of a log of metrics are: the first step of
 * an epoch goes one beyond the last of the epoch before it, so that no two batches share a step. An epoch
 * that comes back, as in a resumed run, has the steps that it had. In an evaluation an epoch is a try.
 */
export class EpochSteps {
  readonly #column: string | undefined;
  readonly #epochs = new Map<number, Epoch>();
  #latest = Number.NEGATIVE_INFINITY;
  /** Whether steps started anew in some epoch. */
  startAnew = false;

  /** @param names columns of the log. */
  constructor(names: readonly string[]) {
    this.#column = names.find((name) => EPOCH.test(bareName(name)));
  }

  /** The step of a row, as a step of the whole run. */
  counted(row: RowObject, step: number): number {
    const number = this.#column === undefined ? Number.NaN : epochOf(row[this.#column]);
    if (!Number.isFinite(number) || Number.isNaN(step)) return step;
    const name = Math.floor(number);
    const epoch = this.#epochs.get(name) ?? this.#begin(name, step);
    const counted = epoch.offset + step;
    epoch.highest = Math.max(epoch.highest, counted);
    return counted;
  }

  #begin(name: number, step: number): Epoch {
    const before = name > this.#latest ? this.#epochs.get(this.#latest) : undefined;
    const anew = before !== undefined && before.offset + step < before.highest;
    if (anew) this.startAnew = true;
    const offset = before === undefined ? 0 : anew ? before.highest + 1 : before.offset;
    const epoch = { offset, highest: Number.NEGATIVE_INFINITY };
    this.#epochs.set(name, epoch);
    this.#latest = Math.max(this.#latest, name);
    return epoch;
  }
}
