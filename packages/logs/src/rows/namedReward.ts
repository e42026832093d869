import type { ColumnMapping } from '../log/columnMapping.ts';
import { ColumnError } from './columnError.ts';
import { headOf } from './logHead.ts';
import type { RowContext, RowObject } from './rowFormat.ts';
import { totalOfParts } from './totalOfParts.ts';

/**
 * The reward of a format that has several columns to take it from: those that the caller named,
 * or else its own. A column that the caller named and no row has is refused.
 */
export class NamedReward {
  /** The columns that are added up. */
  readonly columns: readonly string[];
  readonly #context: RowContext;
  readonly #weights: ColumnMapping['rewardParts'];
  readonly #seen = new Set<string>();
  /** The column that was seen last, so that one column is remembered once. */
  #last: string | undefined;
  /** The column, where there is one and it weighs 1. */
  readonly #single: string | undefined;

  constructor(context: RowContext, own: readonly string[]) {
    this.#context = context;
    const { reward, rewardParts } = context.mapping;
    this.#weights = reward === undefined ? rewardParts : undefined;
    this.columns = reward ?? (rewardParts === undefined ? own : Object.keys(rewardParts));
    const [first] = this.columns;
    if (this.columns.length === 1 && this.#weights === undefined) this.#single = first;
  }

  /** The parts of the reward, in the order of the columns; NaN where one is missing. */
  parts(row: RowObject): number[] {
    return this.columns.map((column) =>
      this.#context.tally.verdict(this.field(row, column), column),
    );
  }

  /** One part as it is. */
  field(row: RowObject, column: string): unknown {
    if (!Object.hasOwn(row, column)) return undefined;
    if (column !== this.#last) this.#seen.add(column);
    this.#last = column;
    return row[column];
  }

  /** The sum of the parts, by their weights; NaN when every part is missing. */
  sum(row: RowObject): number {
    const column = this.#single;
    if (column !== undefined) return this.#context.tally.verdict(this.field(row, column), column);
    return this.total(this.parts(row));
  }

  /** The sum of parts that were read already. */
  total(parts: readonly number[]): number {
    return totalOfParts(parts, (i) => this.weightOf(this.columns[i]!));
  }

  /** The weight of a part: what the caller said, or 1. */
  weightOf(column: string): number {
    return this.#weights?.[column] ?? 1;
  }

  /** How the rollout ended, where a part is a word for it. */
  end(row: RowObject): string | undefined {
    for (const column of this.columns) {
      const end = this.#context.tally.endOf(row[column], column);
      if (end !== undefined) return end;
    }
    return undefined;
  }

  /** Refuses a column that the caller named and no row had. */
  check(): void {
    const { mapping, name, head } = this.#context;
    const column = (mapping.reward ?? Object.keys(mapping.rewardParts ?? {})).find(
      (path) => !this.#seen.has(path),
    );
    if (column !== undefined)
      throw new ColumnError(name, headOf(head).columns, 'a column of that name', { column });
  }
}
