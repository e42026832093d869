import { ColumnError } from './columnError.ts';
import { headOf } from './logHead.ts';
import type { RowContext, RowObject } from './rowFormat.ts';

/**
 * The reward of a format that has several columns to take it from: those that the caller named,
 * or else its own. A column that the caller named and no row has is refused.
 */
export class NamedReward {
  /** The columns that are added up. */
  readonly columns: readonly string[];
  readonly #context: RowContext;
  readonly #seen = new Set<string>();

  constructor(context: RowContext, own: readonly string[]) {
    this.#context = context;
    this.columns = context.mapping.reward ?? own;
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
    this.#seen.add(column);
    return row[column];
  }

  /**
   * The sum of the parts, each with weight 1. A missing part adds nothing, as in the trainers (a
   * reward function that does not apply); NaN when every part is missing.
   */
  sum(row: RowObject): number {
    let sum = Number.NaN;
    for (const part of this.parts(row))
      if (!Number.isNaN(part)) sum = Number.isNaN(sum) ? part : sum + part;
    return sum;
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
    const column = mapping.reward?.find((path) => !this.#seen.has(path));
    if (column !== undefined)
      throw new ColumnError(name, headOf(head).columns, 'a column of that name', { column });
  }
}
