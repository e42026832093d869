import { count } from '../log/count.ts';
import type { LogTally } from './logTally.ts';
import type { Overrides } from './overrides.ts';
import type { RowObject, RowReader, RowSink } from './rowFormat.ts';
import type { TakeTable } from './tablesOrRows.ts';

/** What becomes of the items of a reader. */
interface Output<T> {
  /** Puts beside the items of a row what the row says besides. */
  mark?(row: RowObject, items: readonly T[]): void;
  write(item: T): void;
  /** Loads what makes tables of columns, where nothing but them is asked for. */
  take?(): Promise<TakeTable>;
  /** Tells what the end would; false where something is held back. */
  pause?(): boolean;
  end?(): void;
}

/** A reader at work, and what becomes of its items. */
export interface Run {
  /** Loads what only some rows need; undefined when there is nothing to load. */
  prepare(row: RowObject): Promise<unknown> | undefined;
  read(row: RowObject, index: number, overrides: Overrides | undefined): void;
  forget(): void;
  write(): void;
  /** Loads what makes tables of columns; undefined where rows are asked for. */
  readonly take: (() => Promise<TakeTable>) | undefined;
  /** Tells what the end would; false where something is held back. */
  pause(): boolean;
  end(): void;
}

/** Rows that are read, and items that are written. */
export class Reading<T extends object> implements Run, RowSink<T> {
  readonly #reader: RowReader<T>;
  readonly #tally: LogTally;
  readonly #output: Output<T>;
  readonly #ready: T[] = [];
  readonly #held: T[] = [];
  #holds = false;

  constructor(reader: RowReader<T>, tally: LogTally, output: Output<T>) {
    this.#reader = reader;
    this.#tally = tally;
    this.#output = output;
  }

  push(item: T): void {
    this.#ready.push(item);
  }

  hold(item: T): void {
    this.#holds = true;
    this.#held.push(item);
  }

  prepare(row: RowObject): Promise<unknown> | undefined {
    return this.#reader.prepare?.(row);
  }

  read(row: RowObject, index: number, overrides: Overrides | undefined): void {
    const rounded = this.#tally.roundedId;
    const grouped = overrides?.look(row) ?? true;
    // an id lost digits: this row comes again
    if (this.#tally.roundedId !== rounded) return;
    if (!grouped) {
      this.#tally.skip('no-group', (n) => `${count(n, 'row')} without a group`);
      return;
    }
    this.#held.length = 0;
    this.#reader.read(row, this, index);
    if (this.#tally.roundedId !== rounded) return;
    const items = this.#holds ? this.#held : this.#ready;
    overrides?.put(items as Parameters<Overrides['put']>[0]);
    this.#output.mark?.(row, items);
  }

  forget(): void {
    this.#ready.length = 0;
  }

  write(): void {
    for (const item of this.#ready) this.#output.write(item);
    this.#ready.length = 0;
  }

  get take(): (() => Promise<TakeTable>) | undefined {
    return this.#output.take;
  }

  pause(): boolean {
    if (this.#holds) return false;
    let pushed = false;
    const push = (): void => {
      pushed = true;
    };
    this.#reader.end?.({ push, hold: push });
    return !pushed && this.#output.pause?.() === true;
  }

  end(): void {
    this.#reader.end?.(this);
    this.write();
    this.#output.end?.();
  }
}
