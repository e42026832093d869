import { isDictionary, type Table } from '@bits-per-sample/core';
import { type MetricColumn, type MetricRole, metricColumns } from '@bits-per-sample/logs';

/** What was logged under one name, where it was logged: steps and values of equal length. */
export interface LoggedSeries {
  /** The column, as it was logged. */
  readonly key: string;
  readonly role: MetricRole;
  /** Of a part of the reward, its name; else null. */
  readonly part: string | null;
  readonly steps: readonly number[];
  /** Shares from 0 to 1, where the column is a share in percent or a complement. */
  readonly values: readonly number[];
}

/** The columns of training that have a meaning. */
export interface LoggedColumns {
  /** Every column. */
  readonly names: readonly string[];
  /** Rows of the log. */
  readonly rowCount: number;
  of(role: MetricRole): LoggedSeries | undefined;
  /** All that have a meaning, parts of the reward aside. */
  readonly all: readonly LoggedSeries[];
  readonly parts: readonly LoggedSeries[];
}

/** Reads what a log of metrics holds by meaning, whoever wrote it; evaluations left out. */
export function loggedColumns(tables: readonly Table[]): LoggedColumns {
  const names = [...new Set(tables.flatMap(({ columns }) => Object.keys(columns)))];
  const training = metricColumns(names).filter(({ evaluation }) => !evaluation);
  const known = training.map((column) => seriesOf(tables, column));
  const logged = known.filter(({ values }) => values.length > 0);
  return {
    names,
    rowCount: tables.reduce((n, table) => n + table.rowCount, 0),
    of: (wanted) => logged.find(({ role }) => role === wanted),
    all: logged.filter(({ role }) => role !== 'part'),
    parts: logged.filter(({ role }) => role === 'part'),
  };
}

/** Answers of several turns: their tokens are logged per turn. */
const PER_TURN = /tokens_per_turn$/;

function seriesOf(
  tables: readonly Table[],
  { name, role, part, factor, offset }: MetricColumn,
): LoggedSeries {
  const steps: number[] = [];
  const values: number[] = [];
  const turns = name.replace(/ac_tokens_per_turn$/, 'turns_per_episode');
  for (const { columns, rowCount } of tables) {
    const column = columns[name];
    const step = columns.step;
    const times = PER_TURN.test(name) ? columns[turns] : undefined;
    if (column === undefined || isDictionary(column)) continue;
    for (let i = 0; i < rowCount; i++) {
      const each = times === undefined || isDictionary(times) ? 1 : times[i]!;
      const value = offset + factor * column[i]! * each;
      if (!Number.isFinite(value)) continue;
      steps.push(step === undefined || isDictionary(step) ? i : step[i]!);
      values.push(value);
    }
  }
  return { key: name, role, part, steps, values };
}
