import { count } from '../log/count.ts';
import type { Tally } from '../log/tally.ts';
import type { LoggedRow } from './loggedRow.ts';
import { PROGRESS_BAR, stepColumns } from './stepColumns.ts';

/** What tells the step beside the columns of the rows. */
export interface NamedStep {
  /** The column that the caller named. */
  readonly column: string | undefined;
  /** The step that the name of the file carries. */
  readonly nameStep: number | undefined;
}

/** A row, and the step that it is of. */
interface RowOfStep {
  readonly step: number;
  readonly row: LoggedRow;
}

/** Every row with its step. Rows without one belong to the step before, or are numbered. */
export function stepsOf(
  rows: readonly LoggedRow[],
  { column: named, nameStep }: NamedStep,
  tally: Tally,
): RowOfStep[] {
  const column = named ?? stepColumn(rows);
  if (column !== undefined) return countedOn(ofColumn(rows, column, tally), tally);
  if (rows.length === 1 && nameStep !== undefined) return [{ step: nameStep, row: rows[0]! }];
  if (rows.length > 0)
    tally.note('steps-numbered', 'no column names the step: rows are numbered in their order');
  let step = 0;
  return rows.map((row) => {
    if (!row.evaluation || step === 0) step++;
    return { step, row };
  });
}

function ofColumn(rows: readonly LoggedRow[], column: string, tally: Tally): RowOfStep[] {
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

/**
 * Steps that start anew with every epoch are counted on: whenever the step goes back the epoch
 * goes on. In a run that was resumed the epoch goes back too, or stays.
 */
function countedOn(rows: RowOfStep[], tally: Tally): RowOfStep[] {
  const epochOf = ({ row }: RowOfStep): number => row.values.get('epoch') ?? Number.NaN;
  const starts: number[] = [];
  for (let i = 1; i < rows.length; i++) {
    if (rows[i]!.step >= rows[i - 1]!.step) continue;
    if (!(epochOf(rows[i]!) > epochOf(rows[i - 1]!))) return rows;
    starts.push(i);
  }
  if (starts.length === 0) return rows;
  tally.note('steps-per-epoch', 'steps start anew in every epoch, and are counted on');
  let [offset, next, highest] = [0, 0, 0];
  return rows.map(({ step, row }, i) => {
    if (i === starts[next]) {
      offset = highest + 1;
      next++;
    }
    highest = Math.max(highest, offset + step);
    return { step: offset + step, row };
  });
}

/** Share of the rows that a column must be in to name the step. */
const OFTEN = 0.1;

function stepColumn(rows: readonly LoggedRow[]): string | undefined {
  const often = (column: string): number =>
    rows.filter(({ steps }) => !Number.isNaN(steps.get(column) ?? Number.NaN)).length;
  const training = rows.filter(({ evaluation }) => !evaluation);
  return stepColumns.find((column) =>
    column === PROGRESS_BAR
      ? training.length > 0 && training.every(({ steps }) => steps.has(column))
      : often(column) > OFTEN * rows.length,
  );
}
