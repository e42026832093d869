import { type Column, isDictionary, type Table } from '@bits-per-sample/core';
import { copyNotes } from './copyNotes.ts';
import type { Keep } from './keep.ts';
import { pairCodes } from './pairCodes.ts';
import type { ReportNote } from './reportSource.ts';
import { type StepCopies, type Stretch, stepCopies } from './stepCopies.ts';

/** What is known of the sums beside them. */
export interface CopyOptions {
  /** Which copy the caller wants; left out: the last, where the log shows that it is a copy. */
  readonly keep?: Keep | undefined;
  /** Whether the segments are files. */
  readonly files?: boolean | undefined;
  /** Whether each row of the log counts a group. */
  readonly counts?: boolean | undefined;
}

/** Sums in which each step stands once. */
export interface KeptCopies {
  /** Rows of sums without `segment`; one group may have several, to be merged. */
  readonly groups: Table;
  /** 1 for each row of the sums that is left out. */
  readonly left: Uint8Array;
  /** Rollouts left out because one of their name had been read before the step went back. */
  readonly repeated: number;
  /** Rewards that are missing because of an error, among those left out. */
  readonly errors: number;
  /** What is to be told. */
  readonly notes: readonly ReportNote[];
}

/**
 * Leaves out what a run rolled out before it was resumed, by the file order that sums carry in
 * `segment`: k after the step went back for the k-th time, k + ½ for rollouts whose name came
 * before that, −1 where the step goes back all the time.
 *
 * @param sums one row per (run, step, group, prompt, category, kind, segment).
 * @param options which copy counts, and what the segments are.
 */
export function keepCopies(
  sums: Table,
  { keep, files = false, counts = false }: CopyOptions = {},
): KeptCopies {
  const { rowCount } = sums;
  const at = (name: string): Float64Array => numbers(sums.columns[name], rowCount);
  const missing = at('reward_missing');
  const size = at('reward_n').map((x, i) => x + missing[i]!);
  const units = counts ? new Float64Array(rowCount).fill(1) : size;
  const group = pairCodes(sums, ['group', 'prompt']);
  const segment = at('segment');
  const left = new Uint8Array(rowCount);
  const told: StepCopies[] = [];
  const parts: StepCopies[] = [];
  let repeated = 0;
  for (const stretches of stretchesOf(sums, segment)) {
    const { steps } = stepCopies(stretches, { size, units, group }, files);
    const copied = steps.filter(({ copies }) => copies.length > 1);
    // what the log does not show the caller may know
    const asked = copied.length === 0 && !files && (keep === 'first' || keep === 'last');
    const again = asked ? steps.map(eachStretch) : copied;
    const names = new Set(again.map(({ step }) => step));
    told.push(...again);
    parts.push(...steps.filter(({ step }) => !names.has(step)));
    if (keep === 'all') continue;
    for (const step of again) leaveOut(step, keep ?? 'last', group, left);
    for (const [step, list] of stretches) {
      if (names.has(step)) continue;
      // a name that came twice in a step that was rolled out once: the same rollout
      for (const i of list.flatMap(({ rows }) => rows)) {
        if (segment[i]! % 1 === 0 || Number.isNaN(segment[i]!)) continue;
        left[i] = 1;
        repeated += size[i]!;
      }
    }
  }
  const sumOf = (column: Float64Array): number =>
    column.reduce((sum, x, i) => sum + (left[i] === 1 && !Number.isNaN(x) ? x : 0), 0);
  return {
    groups: without(sums, left),
    left,
    repeated,
    errors: sumOf(at('error_sum')),
    notes: copyNotes({ again: told, parts, leftOut: sumOf(size) - repeated, keep, files }),
  };
}

const eachStretch = ({ copies, ...step }: StepCopies): StepCopies => ({
  ...step,
  copies: copies.flat().map((stretch) => [stretch]),
  whole: true,
});

/** Per run and kind the stretches of each step; a step of rows in no order of time is one. */
function stretchesOf(sums: Table, segment: Float64Array): Map<number, Stretch[]>[] {
  const step = numbers(sums.columns.step, sums.rowCount);
  const scope = pairCodes(sums, ['run', 'kind']);
  const scopes = new Map<number, Map<number, Map<number, number[]>>>();
  for (let i = 0; i < sums.rowCount; i++) {
    const steps = cellOf(scopes, scope[i]!, () => new Map<number, Map<number, number[]>>());
    const bySegment = cellOf(steps, step[i]!, () => new Map<number, number[]>());
    const at = Number.isNaN(segment[i]!) ? 0 : Math.floor(segment[i]!);
    cellOf(bySegment, at, (): number[] => []).push(i);
  }
  return [...scopes.values()].map((steps) => {
    const unordered = [...steps.values()].some((list) => list.has(-1));
    return new Map(
      [...steps].map(([key, list]): [number, Stretch[]] => [
        key,
        unordered
          ? [{ segment: 0, rows: [...list.values()].flat() }]
          : [...list].sort(([a], [b]) => a - b).map(([k, rows]) => ({ segment: k, rows })),
      ]),
    );
  });
}

function cellOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** Marks the rows of copies that do not count: of each group one copy, or one copy as a whole. */
function leaveOut(
  { copies, whole }: StepCopies,
  keep: 'first' | 'last',
  group: Int32Array,
  left: Uint8Array,
): void {
  const order = keep === 'last' ? [...copies].reverse() : copies;
  const taken = new Set<number>();
  for (const [k, copy] of order.entries()) {
    const rows = copy.flatMap((stretch) => stretch.rows);
    for (const i of rows) if (k > 0 && (whole || taken.has(group[i]!))) left[i] = 1;
    for (const i of rows) taken.add(group[i]!);
  }
}

function numbers(column: Column | undefined, rowCount: number): Float64Array {
  return column !== undefined && !isDictionary(column)
    ? column
    : new Float64Array(rowCount).fill(Number.NaN);
}

/** The rows that are not marked, without what only reading needs. */
function without(table: Table, left: Uint8Array): Table {
  const kept = Int32Array.from(left.keys()).filter((i) => left[i] === 0);
  const columns: Record<string, Column> = {};
  for (const [name, column] of Object.entries(table.columns)) {
    if (name === 'segment' || name.startsWith('error_')) continue;
    columns[name] = isDictionary(column)
      ? { codes: kept.map((i) => column.codes[i]!), values: column.values }
      : Float64Array.from(kept, (i) => column[i]!);
  }
  return { rowCount: kept.length, columns };
}
