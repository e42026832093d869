import { checkArray } from '@bits-per-sample/core';
import type { AlarmRow } from './alarmTable.ts';

/**
 * What detectors said, for people, in Markdown: a table of healthy runs with false alarms, and one
 * of sick runs with what was caught.
 *
 * @param rows of {@link alarmTable}; the first detector is the one whose word it is, the others stand
 *   beside it.
 * @returns both tables, columns aligned, with a line break at the end.
 * @throws {DomainError} what is no list of rows.
 *
 * @example
 * ```ts
 * alarmMarkdown([]); // => ''
 * ```
 */
export function alarmMarkdown(rows: readonly AlarmRow[]): string {
  checkArray('alarmMarkdown', 'rows', rows);
  const [own, ...others] = [...new Set(rows.map(({ detector }) => detector))];
  if (own === undefined) return '';
  const beside = (row: AlarmRow): AlarmRow[] =>
    others.flatMap((name) =>
      rows.filter(({ detector, kind }) => detector === name && kind === row.kind),
    );
  const first = rows.filter(({ detector }) => detector === own);
  const healthy = table(
    ['healthy runs', 'runs', 'alarms', 'questions', ...others],
    first
      .filter(({ sick }) => !sick)
      .map((row) => [
        nameOf(row),
        String(row.runs),
        listOf(row.alarms),
        listOf(row.asks),
        ...beside(row).map(({ alarms }) => listOf(alarms)),
      ]),
  );
  const sick = table(
    [
      'sick runs',
      'caught',
      'by an alarm',
      'steps late',
      'onset held',
      'too early',
      'praised',
      ...others,
    ],
    first
      .filter(({ sick }) => sick)
      .map((row) => [
        nameOf(row),
        `${row.caught} of ${row.runs}`,
        String(row.alarmed),
        lateOf(row),
        row.dated === 0 ? '–' : `${row.held} of ${row.dated}`,
        listOf({ ...row.alarms, ...row.asks }),
        String(row.praised),
        ...beside(row).map((other) =>
          other.caught === 0 ? '0' : `${other.caught}, ${lateOf(other)} late`,
        ),
      ]),
  );
  return [healthy, sick].filter((text) => text !== '').join('\n');
}

/** A star for kinds on which thresholds were chosen. */
const nameOf = ({ kind, tuned }: AlarmRow): string => (tuned ? `${kind}*` : kind);

const lateOf = ({ delay }: AlarmRow): string =>
  Number.isNaN(delay) ? '–' : String(Math.round(10 * delay) / 10);

function listOf(counts: Readonly<Record<string, number>>): string {
  const said = Object.entries(counts);
  return said.length === 0 ? '0' : said.map(([code, n]) => `${n} ${code}`).join(', ');
}

function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  if (lines.length === 0) return '';
  const widths = head.map((title, i) =>
    Math.max(title.length, ...lines.map((line) => line[i]!.length)),
  );
  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |\n`;
  return [row(head), row(widths.map((width) => '-'.repeat(width))), ...lines.map(row)].join('');
}
