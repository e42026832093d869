import { count } from '../rows/count.ts';
import type { MetricsRow, Tally } from '../rows/rowFormat.ts';
import type { LoggedRow } from './loggedRow.ts';
import { PROGRESS_BAR, stepColumns } from './stepColumns.ts';

/** A step at work: its values so far, and the row that they were last written by. */
interface Step {
  readonly values: Map<string, number>;
  /** Rows that logged something of it that an earlier one had logged already. */
  again: number;
}

/** What tells the step beside the columns of the rows. */
interface NamedStep {
  /** The column that the caller named. */
  readonly column: string | undefined;
  /** The step that the name of the file carries. */
  readonly nameStep: number | undefined;
}

/** Puts the rows of one run together, one row per step, in order of steps. */
export function mergeSteps(
  rows: readonly LoggedRow[],
  named: NamedStep,
  tally: Tally,
): MetricsRow[] {
  const numbered = withSteps(rows, named, tally);
  const steps = new Map<number, Step>();
  let highest = Number.NEGATIVE_INFINITY;
  let back: readonly [from: number, to: number] | undefined;
  for (const { step, row } of numbered) {
    const known = steps.get(step) ?? { values: new Map<string, number>(), again: 0 };
    let again = false;
    for (const [name, value] of row.values) {
      const before = known.values.get(name);
      const isKnown = before !== undefined && !Number.isNaN(before);
      if (isKnown && Number.isNaN(value)) continue;
      if (name !== 'epoch') again ||= isKnown;
      known.values.set(name, value);
    }
    if (again) {
      known.again++;
      if (step < highest) back ??= [highest, step];
    }
    highest = Math.max(highest, step);
    steps.set(step, known);
  }
  noteAgain(steps, back, tally);
  return [...steps]
    .sort(([a], [b]) => a - b)
    .map(([step, { values }]) => ({ step, ...Object.fromEntries(values) }));
}

function noteAgain(
  steps: ReadonlyMap<number, Step>,
  back: readonly [from: number, to: number] | undefined,
  tally: Tally,
): void {
  const again = [...steps.values()].filter((step) => step.again > 0).length;
  if (again === 0) return;
  const why =
    back === undefined
      ? ''
      : `: the log goes back from step ${back[0]} to ${back[1]}, as when a run is resumed`;
  tally.note(
    'steps-again',
    (n) => `${count(n, 'step')} logged more than once${why}; the later values are kept`,
    again,
  );
}

/** Every row with its step. Rows without one belong to the step before, or are numbered. */
function withSteps(
  rows: readonly LoggedRow[],
  { column: named, nameStep }: NamedStep,
  tally: Tally,
): { step: number; row: LoggedRow }[] {
  const column = named ?? stepColumn(rows);
  if (column === undefined) {
    if (rows.length === 1 && nameStep !== undefined) return [{ step: nameStep, row: rows[0]! }];
    if (rows.length > 0)
      tally.note('steps-numbered', 'no column names the step: rows are numbered in their order');
    let step = 0;
    return rows.map((row) => {
      if (!row.evaluation || step === 0) step++;
      return { step, row };
    });
  }
  let last: number | undefined;
  return rows.flatMap((row) => {
    const step = row.steps.get(column);
    if (step !== undefined && !Number.isNaN(step)) {
      last = step;
      return [{ step, row }];
    }
    if (step === undefined && last !== undefined) return [{ step: last, row }];
    tally.note('no-step', (n) => `${count(n, 'row')} of no step left out`);
    return [];
  });
}

/** Share of the rows that a column must be in to name the step. */
const OFTEN = 0.1;

function stepColumn(rows: readonly LoggedRow[]): string | undefined {
  const often = (column: string): number =>
    rows.filter(({ steps }) => !Number.isNaN(steps.get(column) ?? Number.NaN)).length;
  const found = stepColumns.map((column) => [column, often(column)] as const);
  const training = rows.filter(({ evaluation }) => !evaluation);
  return found.find(([column, n]) =>
    column === PROGRESS_BAR
      ? training.length > 0 && training.every(({ steps }) => steps.has(column))
      : n > OFTEN * rows.length,
  )?.[0];
}
