import { inTimeOrder } from './inTimeOrder.ts';

/** Rows of one step that were written in one go: until the step went back again. */
export interface Stretch {
  readonly segment: number;
  /** Rows of the table of sums. */
  readonly rows: readonly number[];
}

/** A step that stands in the log more than once. */
export interface StepCopies {
  readonly step: number;
  /** The stretches of each copy, in the order of the log; one copy: all are parts of one batch. */
  readonly copies: readonly (readonly Stretch[])[];
  /** Whether the copies hold other groups, so that one goes in place of another as a whole. */
  readonly whole: boolean;
  /** Whether no group stands in two stretches. */
  readonly apart: boolean;
}

/** What the steps of one run and kind say. */
export interface StepsOfRun {
  /** Rows that stand in no order of time, so that no step can have come back. */
  readonly ordered: boolean;
  /** Steps in several stretches; none where rows are in no order. */
  readonly steps: readonly StepCopies[];
}

/** How many rollouts of how many groups a step holds. */
interface Sizes {
  readonly group: number;
  readonly step: number;
  /** Whether all steps that stand there once are of about that size. */
  readonly even: boolean;
}

/** What is known of the rows of sums: where each belongs and how much it holds. */
export interface SumRows {
  /** Rollouts behind each row. */
  readonly size: ArrayLike<number>;
  /** Rows of the log behind it: as many, or one where the log counts groups. */
  readonly units: ArrayLike<number>;
  /** A number for each (group, prompt). */
  readonly group: ArrayLike<number>;
}

/**
 * Finds the steps that stand in a log more than once because a run was resumed, or started again,
 * and wrote on in the same file: a step comes back with groups that were complete already, or
 * with other groups where all steps are of one size and the run began after a checkpoint. A group
 * that is only completed later, and a batch in several parts (workers, ranks), is no copy.
 *
 * @param stretches the stretches of each step, in the order of the log.
 * @param rows what the rows of sums hold.
 * @param files whether the stretches are files, of which only a later start tells a resumed run.
 */
export function stepCopies(
  stretches: ReadonlyMap<number, readonly Stretch[]>,
  rows: SumRows,
  files = false,
): StepsOfRun {
  const all = [...stretches];
  const count = (list: readonly Stretch[], of: ArrayLike<number>): number =>
    list.reduce((sum, one) => one.rows.reduce((total, i) => total + of[i]!, sum), 0);
  const ordered = inTimeOrder(
    all.map(([, list]) => count(list, rows.units)),
    all.reduce((sum, [, list]) => sum + list.length, 0),
    Math.max(0, ...all.map(([, list]) => list.at(-1)?.segment ?? 0)),
  );
  if (!ordered) return { ordered, steps: [] };
  const once = all.filter(([, list]) => list.length === 1);
  const typical = sizesOf(once.length > 0 ? once : all, rows);
  const resumed = resumedSegments(stretches);
  const mayBeOther = (segment: number): boolean =>
    once.length > 1 && typical.even && resumed.has(segment);
  const steps = all
    .filter(([, list]) => list.length > 1)
    .map(([step, list]) => {
      const copies: Stretch[][] = [];
      let held = new Map<number, number>();
      let whole = false;
      let apart = true;
      for (const stretch of list) {
        const seen = overlap(held, stretch, rows, typical.group);
        apart &&= seen.shared === 0;
        const may = !files || (once.length > 0 && resumed.has(stretch.segment));
        const again = may && seen.complete >= 0.5 * seen.total;
        const near = (n: number): boolean => Math.abs(n - typical.step) <= 0.1 * typical.step;
        const other =
          seen.shared < 0.5 * seen.total &&
          mayBeOther(stretch.segment) &&
          near(seen.total) &&
          near(seen.held);
        if (copies.length === 0 || again || other) {
          copies.push([]);
          held = new Map();
          whole ||= other;
        }
        copies.at(-1)!.push(stretch);
        for (const i of stretch.rows) add(held, rows.group[i]!, rows.size[i]!);
      }
      return { step, copies, whole, apart };
    });
  return { ordered, steps };
}

const add = (into: Map<number, number>, key: number, n: number): void => {
  into.set(key, (into.get(key) ?? 0) + n);
};

/** How much of a stretch belongs to groups that are held, and to groups that were complete. */
function overlap(
  held: ReadonlyMap<number, number>,
  stretch: Stretch,
  { group, size }: SumRows,
  typical: number,
): { total: number; shared: number; complete: number; held: number } {
  const own = new Map<number, number>();
  for (const i of stretch.rows) add(own, group[i]!, size[i]!);
  const sum = { total: 0, shared: 0, complete: 0, held: 0 };
  for (const n of held.values()) sum.held += n;
  for (const [key, n] of own) {
    sum.total += n;
    const before = held.get(key);
    if (before === undefined) continue;
    sum.shared += n;
    if (before + n > typical) sum.complete += n;
  }
  return sum;
}

/** What nearly all groups and steps hold at most. */
function sizesOf(
  steps: readonly (readonly [number, readonly Stretch[]])[],
  { group, size }: SumRows,
): Sizes {
  const groups: number[] = [];
  const sums: number[] = [];
  for (const [, list] of steps)
    for (const { rows } of list) {
      const own = new Map<number, number>();
      for (const i of rows) add(own, group[i]!, size[i]!);
      groups.push(...own.values());
      sums.push([...own.values()].reduce((a, b) => a + b, 0));
    }
  const step = quantile(sums, 0.5);
  return {
    group: quantile(groups, 0.9),
    step,
    even: sums.filter((n) => Math.abs(n - step) <= 0.1 * step).length >= 0.9 * sums.length,
  };
}

const quantile = (values: readonly number[], p: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(p * (values.length - 1))] ?? Number.NaN;

/**
 * Segments that start after the first step of all before them, get as far as these, and have every
 * step on the way: an evaluation of some steps at the end has not.
 */
function resumedSegments(stretches: ReadonlyMap<number, readonly Stretch[]>): Set<number> {
  const ranges = new Map<number, { first: number; last: number; steps: number }>();
  for (const [step, list] of stretches)
    for (const { segment } of list) {
      const range = ranges.get(segment) ?? { first: step, last: step, steps: 0 };
      range.steps++;
      range.first = Math.min(range.first, step);
      range.last = Math.max(range.last, step);
      ranges.set(segment, range);
    }
  const names = [...stretches.keys()];
  const resumed = new Set<number>();
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const [segment, range] of [...ranges].sort(([a], [b]) => a - b)) {
    const between = names.filter((step) => step >= range.first && step <= range.last).length;
    if (range.first > first && range.last >= last && range.steps === between) resumed.add(segment);
    first = Math.min(first, range.first);
    last = Math.max(last, range.last);
  }
  return resumed;
}
