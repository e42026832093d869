import type { Marks } from './markedRollout.ts';

/** Goes back more often than a run is resumed: then the rows are in no order of time. */
const MOST = 64;
const MOST_STREAMS = 256;

/** What tells where in time an item is. */
interface Dated extends Marks {
  readonly run?: string | undefined;
  readonly kind?: string | undefined;
  readonly step?: number | undefined;
}

/** What was read of one run and kind, by one writer. */
interface Stream {
  step: number;
  segment: number;
}

/**
 * How often the step has gone back in a file that is read from its start. A resumed run goes back
 * to its checkpoint and rolls the steps after it out again; a file whose rows are shuffled goes
 * back at every other row, which says nothing.
 */
export class StepOrder {
  readonly #streams = new Map<string, Stream>();
  #last: Dated = {};
  #stream: Stream | undefined = { step: Number.NaN, segment: 0 };
  #rows = 0;
  /** The first time that the step went back; `row` counts from 1. */
  firstBack: { from: number; to: number; row: number } | undefined;

  /**
   * @param item what tells where in time rows are.
   * @param rows how many rows that are there follow each other.
   * @returns how often the step had gone back before this item; −1 once that was more often than
   *   a run can be resumed.
   */
  segment(item: Dated, rows = 1): number {
    const row = this.#rows + 1;
    this.#rows += rows;
    const { step } = item;
    if (step === undefined || Number.isNaN(step)) return 0;
    const stream = this.#streamOf(item, row);
    if (stream === undefined) return -1;
    if (step < stream.step && stream.segment >= 0) {
      this.firstBack ??= { from: stream.step, to: step, row };
      stream.segment = stream.segment < MOST ? stream.segment + 1 : -1;
    }
    stream.step = step;
    return stream.segment;
  }

  #streamOf(item: Dated, row: number): Stream | undefined {
    const { run, kind, stream } = item;
    const last = this.#last;
    if (run === last.run && kind === last.kind && stream === last.stream && row > 1)
      return this.#stream;
    this.#last = { run, kind, stream };
    const key = JSON.stringify([run, kind, stream]);
    this.#stream = this.#streams.get(key);
    if (this.#stream === undefined && this.#streams.size < MOST_STREAMS) {
      this.#stream = { step: Number.NEGATIVE_INFINITY, segment: 0 };
      this.#streams.set(key, this.#stream);
    }
    return this.#stream;
  }
}
