import {
  formatCount,
  formatPlain,
  formatPlural,
  isDictionary,
  type Table,
} from '@bits-per-sample/core';
import { ReportError } from '../options/reportError.ts';
import type { StepOptions } from '../options/stepOptions.ts';
import type { ReportSource } from '../trials/reportSource.ts';
import { takeRows } from '../trials/takeRows.ts';
import { stepRange } from './stepRange.ts';

/**
 * What was read of some steps, both ends included; all of it where none are asked for.
 *
 * Groups of other steps, and those that name none, are left out, and a note counts them.
 *
 * @param source a run.
 * @param options `since` and `until`, as the log names its steps.
 * @throws {ReportError} a log that names no step, or none of these.
 */
export function withinSteps(source: ReportSource, { since, until }: StepOptions): ReportSource {
  if (since === undefined && until === undefined) return source;
  const [first, last] = [since ?? -Infinity, until ?? Infinity];
  const has = (step: number): boolean => step >= first && step <= last;
  const metrics = source.metrics?.map((table) => rowsOf(table, has));
  const isMetrics = source.input.kind === 'metrics';
  const tables = isMetrics ? (source.metrics ?? []) : [source.groups];
  const steps = tables.flatMap((table) => stepsOf(table).filter((x) => !Number.isNaN(x)));
  if (steps.length === 0)
    throw new ReportError(
      'no-steps',
      `the log names no step, so it cannot be told which are asked for (${asked(since, until)}); \`step: COLUMN\` names the column`,
      { field: 'step' },
    );
  const groups = rowsOf(source.groups, has);
  const kept = isMetrics ? (metrics ?? []) : [groups];
  const count = (all: readonly Table[]): number => all.reduce((n, { rowCount }) => n + rowCount, 0);
  if (count(kept) === 0) {
    const ends = steps.reduce(
      ([a, b], x) => [Math.min(a!, x), Math.max(b!, x)],
      [steps[0]!, steps[0]!],
    );
    throw new ReportError(
      'no-such-step',
      `nothing is logged at the steps asked for (${asked(since, until)}): the log has steps ${ends.map(formatPlain).join(' to ')}`,
      { field: since === undefined ? 'until' : 'since' },
    );
  }
  const left = count(tables) - count(kept);
  const what = isMetrics ? 'row' : 'group';
  const note = {
    code: 'steps-left-out',
    message: `Only steps ${stepRange({ since, until })}: ${formatPlural(left, what)} of ${formatCount(count(tables))} ${left === 1 ? 'is' : 'are'} left out.`,
  };
  return {
    ...source,
    groups,
    ...(metrics !== undefined && { metrics }),
    sample: source.sample?.filter(({ step }) => has(step)),
    confident: source.confident?.filter(({ step }) => has(step)),
    notes: [...(source.notes ?? []), note],
  };
}

/** Step of each row; NaN where it names none. */
function stepsOf({ columns: { step }, rowCount }: Table): number[] {
  if (step === undefined) return new Array<number>(rowCount).fill(Number.NaN);
  return isDictionary(step)
    ? Array.from(step.codes, (code) => Number(step.values[code] ?? Number.NaN))
    : Array.from(step);
}

function rowsOf(table: Table, has: (step: number) => boolean): Table {
  const rows = stepsOf(table).flatMap((step, i) => (has(step) ? [i] : []));
  return rows.length === table.rowCount ? table : takeRows(table, rows);
}

const asked = (since: number | undefined, until: number | undefined): string =>
  [
    ...(since === undefined ? [] : [`\`since: ${since}\``]),
    ...(until === undefined ? [] : [`\`until: ${until}\``]),
  ].join(', ');
