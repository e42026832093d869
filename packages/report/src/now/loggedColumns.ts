import { isDictionary, type Table } from '@bits-per-sample/core';
import { type MetricColumn, type MetricRole, metricColumns } from '@bits-per-sample/logs';
import { type LoggedGap, loggedGaps } from './loggedGaps.ts';

/** What was logged under one name, where it was logged: steps and values of equal length. */
export interface LoggedSeries {
  /** The column, as it was logged. */
  readonly key: string;
  readonly role: MetricRole;
  /** Of a part of the reward, its name; else null. */
  readonly part: string | null;
  /** In rising order; of a step that was logged again the later value stands. */
  readonly steps: readonly number[];
  /** Shares from 0 to 1, where the column is a share in percent or a complement. */
  readonly values: readonly number[];
  /** Where it was logged as NaN, infinite or null, three times in a row or more. */
  readonly gaps: readonly LoggedGap[];
}

/** The columns of training that have a meaning. */
export interface LoggedColumns {
  /** Every column. */
  readonly names: readonly string[];
  /** Rows of the log. */
  readonly rowCount: number;
  /** The steps of the rows that hold something of training, in rising order. */
  readonly steps: readonly number[];
  of(role: MetricRole): LoggedSeries | undefined;
  /** All that have a meaning, parts of the reward aside. */
  readonly all: readonly LoggedSeries[];
  readonly parts: readonly LoggedSeries[];
  /** The values of any column, those that are finite. */
  values(name: string): readonly number[];
}

/** A row of a log: its step, and where its values stand. */
interface Row {
  readonly step: number;
  readonly table: Table;
  readonly i: number;
}

/**
 * Reads what a log of metrics holds by meaning, whoever wrote it; evaluations left out.
 *
 * @param missing how often each column stood there without a number, as the reader counted it;
 *   without it no gap is known.
 */
export function loggedColumns(
  tables: readonly Table[],
  missing: Readonly<Record<string, number>> = {},
): LoggedColumns {
  const names = [...new Set(tables.flatMap(({ columns }) => Object.keys(columns)))];
  const training = metricColumns(names).filter(({ evaluation }) => !evaluation);
  const rows = rowsOf(tables);
  const read = training.map((column) => ({
    column,
    values: rows.map((row) => valueAt(row, column)),
  }));
  const finite = read.map(({ values }) => values.map(Number.isFinite));
  const steps = rows.map(({ step }) => step);
  const known = read.map(({ column, values }, j): LoggedSeries => {
    const kept = values.flatMap((_value, i) => (finite[j]![i] ? [i] : []));
    return {
      key: column.name,
      role: column.role,
      part: column.part,
      steps: kept.map((i) => steps[i]!),
      values: kept.map((i) => values[i]!),
      gaps: loggedGaps({ steps, finite, column: j, missing: missing[column.name] ?? 0 }),
    };
  });
  const logged = known.filter(({ values }) => values.length > 0);
  return {
    names,
    rowCount: tables.reduce((n, table) => n + table.rowCount, 0),
    steps: steps.filter((_, i) => finite.some((column) => column[i])),
    of: (wanted) => logged.find(({ role }) => role === wanted),
    all: logged.filter(({ role }) => role !== 'part'),
    parts: logged.filter(({ role }) => role === 'part'),
    values: (name) =>
      tables.flatMap(({ columns }) => {
        const column = columns[name];
        return column === undefined || isDictionary(column)
          ? []
          : [...column].filter((x) => Number.isFinite(x));
      }),
  };
}

/** The rows in order of their steps; of several of one step the last. */
function rowsOf(tables: readonly Table[]): Row[] {
  const rows = new Map<number, Row>();
  for (const table of tables) {
    const { step } = table.columns;
    for (let i = 0; i < table.rowCount; i++) {
      const at = step === undefined || isDictionary(step) ? i : step[i]!;
      if (Number.isFinite(at)) rows.set(at, { step: at, table, i });
    }
  }
  return [...rows.values()].sort((a, b) => a.step - b.step);
}

/** Answers of several turns: their tokens are logged per turn. */
const PER_TURN = /tokens_per_turn$/;

function valueAt({ table: { columns }, i }: Row, { name, factor, offset }: MetricColumn): number {
  const column = columns[name];
  if (column === undefined || isDictionary(column)) return Number.NaN;
  const turns = PER_TURN.test(name)
    ? columns[name.replace(/ac_tokens_per_turn$/, 'turns_per_episode')]
    : undefined;
  const times = turns === undefined || isDictionary(turns) ? 1 : turns[i]!;
  return offset + factor * column[i]! * times;
}
