import { isDictionary, type Table } from '@bits-per-sample/core';
import { FollowedSeries } from './followedSeries.ts';
import { addSteps, type RunSteps, type StepSums } from './stepSums.ts';

/** Sums over the first rows of a table. */
interface FirstRows {
  readonly key: string;
  readonly sums: StepSums;
  readonly rows: number;
}

/**
 * What is kept between two looks at a run that grows, so that a look costs what is new: the sums of
 * the rows that are as they were at the look before, and what was told of the steps that are. All
 * it gives is what making it anew would give, to the last bit.
 */
export class TrendMemory {
  #table: Table | undefined;
  #run: RunSteps | undefined;
  /** Rows from the first on that are as they were. */
  #same = 0;
  readonly #sums = new Map<string, FirstRows>();
  readonly #series = new Map<string, FollowedSeries>();

  /** A look begins. */
  begin(table: Table, run: RunSteps): void {
    // a step that came before others moves all places
    const kept = this.#run !== undefined && startsWith(run.steps, this.#run.steps);
    this.#same = kept ? sameRows(this.#table!, table) : 0;
    this.#table = table;
    this.#run = run;
    for (const [name, { rows }] of this.#sums)
      if (!kept || rows > this.#same) this.#sums.delete(name);
  }

  /**
   * Sums per step of a number that each group has.
   *
   * @param name of the headline.
   * @param key all that the number depends on beside its own row.
   * @param numberOf the number; NaN where a group has none.
   */
  sums(name: string, key: string, numberOf: (group: number) => number): StepSums {
    const run = this.#run!;
    const steps = run.steps.length;
    const known = this.#sums.get(name);
    const usable = known?.key === key ? known : undefined;
    const first = copied(usable?.sums, steps);
    addSteps(first, run, numberOf, usable?.rows ?? 0, this.#same);
    this.#sums.set(name, { key, sums: first, rows: this.#same });
    const all = copied(first, steps);
    addSteps(all, run, numberOf, this.#same, run.at.length);
    return all;
  }

  /** A headline as it was followed so far, with the steps that are new or others. */
  followed(name: string, sums: StepSums): FollowedSeries {
    const followed = this.#series.get(name) ?? new FollowedSeries();
    this.#series.set(name, followed);
    followed.set(sums);
    return followed;
  }
}

/** Sums with room for more steps. */
function copied(sums: StepSums | undefined, steps: number): StepSums {
  const wider = (column: Float64Array | undefined): Float64Array => {
    const copy = new Float64Array(steps);
    if (column !== undefined) copy.set(column);
    return copy;
  };
  return { n: wider(sums?.n), sum: wider(sums?.sum), squares: wider(sums?.squares) };
}

const startsWith = (whole: Float64Array, start: Float64Array): boolean =>
  start.length <= whole.length && start.every((x, i) => Object.is(x, whole[i]));

/** How many rows from the first on two tables have in common. */
function sameRows(before: Table, now: Table): number {
  const names = Object.keys(now.columns);
  if (names.length !== Object.keys(before.columns).length) return 0;
  let same = Math.min(before.rowCount, now.rowCount);
  for (const name of names) {
    const [a, b] = [before.columns[name], now.columns[name]!];
    if (a === undefined || isDictionary(a) !== isDictionary(b)) return 0;
    const [x, y] = [isDictionary(a) ? a.codes : a, isDictionary(b) ? b.codes : b];
    if (isDictionary(a) && isDictionary(b) && !sameTexts(a.values, b.values)) return 0;
    for (let i = 0; i < same; i++)
      if (x[i] !== y[i] && !(Number.isNaN(x[i]) && Number.isNaN(y[i]))) same = i;
  }
  return same;
}

/** Whether codes mean the same in both, as far as both have them. */
function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  const common = Math.min(a.length, b.length);
  for (let i = 0; i < common; i++) if (a[i] !== b[i]) return false;
  return true;
}
