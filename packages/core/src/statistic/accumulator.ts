import { DomainError } from '../errors.ts';
import { readRow } from './fromRow.ts';
import type { Row, Statistic } from './statistic.ts';
import { toRow } from './toRow.ts';

/**
 * A statistic with memory: takes observations one by one, merges with others of its kind,
 * survives JSON.
 *
 * For a training loop that measures while it runs. Bulk data go through {@link fold} and
 * {@link summarise}, which keep all groups in one array.
 *
 * @typeParam F names of the fields.
 * @typeParam Observation what one update takes.
 *
 * @example
 * ```ts
 * const seen = new Accumulator(moments).update(1).update(0);
 * JSON.stringify(seen); // => '{"n":2,"sum":1,"m2":0.5}'
 * const resumed = Accumulator.fromJSON(moments, JSON.parse(JSON.stringify(seen)));
 * mean(resumed.merge(seen).toJSON()); // => 0.5
 * ```
 */
export class Accumulator<
  F extends string,
  Observation extends readonly number[] = readonly [x: number],
> {
  /** The statistic that is kept. */
  readonly statistic: Statistic<F, Observation>;
  readonly #rows: Float64Array;

  /**
   * Starts empty.
   *
   * @param statistic what to keep of the observations.
   */
  constructor(statistic: Statistic<F, Observation>) {
    this.statistic = statistic;
    this.#rows = new Float64Array(statistic.fields.length);
  }

  /**
   * Goes on where a row stands.
   *
   * @param statistic the statistic the row belongs to.
   * @param row what `toJSON` gave.
   * @returns an accumulator with that content.
   * @throws {DomainError} a field that is missing or neither number nor null.
   */
  static fromJSON<F extends string, Observation extends readonly number[]>(
    statistic: Statistic<F, Observation>,
    row: Row<F>,
  ): Accumulator<F, Observation> {
    const accumulator = new Accumulator(statistic);
    accumulator.#rows.set(readRow('Accumulator.fromJSON', statistic, row));
    return accumulator;
  }

  /**
   * Adds one observation.
   *
   * @param observation one number; two for a pair statistic.
   * @returns this accumulator.
   * @throws {DomainError} what is not a number, or too few of them.
   */
  update(...observation: Observation): this {
    const needed = this.statistic.update.length - 2; // beside rows and at
    for (let i = 0; i < Math.max(needed, observation.length); i++)
      if (typeof observation[i] !== 'number')
        throw new DomainError('Accumulator.update', 'observation', 'of numbers', observation[i]);
    this.statistic.update(this.#rows, 0, ...observation);
    return this;
  }

  /**
   * Adds all that another accumulator of the same statistic has seen.
   *
   * @param other it stays as it is.
   * @returns this accumulator.
   * @throws {DomainError} other is no accumulator of this statistic.
   */
  merge(other: Accumulator<F, Observation>): this {
    if (!(other instanceof Accumulator) || other.#rows.length !== this.#rows.length)
      throw new DomainError(
        'Accumulator.merge',
        'other',
        `an Accumulator of ${this.statistic.name}`,
        other,
      );
    this.statistic.merge(this.#rows, 0, other.#rows.slice(), 0);
    return this;
  }

  /**
   * The content as a plain row.
   *
   * @returns fields by name.
   */
  toJSON(): Row<F> {
    return toRow(this.statistic, this.#rows);
  }
}
