import { escapeControls, formatCount } from '@bits-per-sample/core';
import type { LogColumn } from '@bits-per-sample/logs';
import type { Inspection } from './inspection.ts';
import { redactName } from './redactName.ts';

const WIDTH = 80;
/** Lines of columns and of notes. */
const MOST = 6;

/**
 * An inspection for a terminal, in at most 20 lines a source.
 *
 * @param inspections what {@link inspect} returned.
 * @param options `width` of the terminal in characters. With `redact` what may be shown to others:
 *   formats, counts, columns and the first row without its texts, and no name of a file or a prompt.
 * @returns the text; options that it names stand in backticks, see {@link sentence}.
 *
 * @example
 * ```ts
 * const text = renderInspection(await inspect([{ group: 'a', reward: 1 }, { group: 'a', reward: 0 }]));
 * text.split('\n')[1]; // => 'format   rollouts: 2 rows, a rollout each'
 * ```
 */
export function renderInspection(
  inspections: readonly Inspection[],
  { width = WIDTH, redact = false }: { readonly width?: number; readonly redact?: boolean } = {},
): string {
  return `${escapeControls(inspections)
    .map((one) => (redact ? redactedLines(one) : linesOf(one, width)).join('\n'))
    .join('\n\n')}\n`;
}

const A_ROW = {
  rollouts: 'a rollout each',
  counts: 'a counted group each',
  metrics: 'the metrics of a step each',
  examples: 'a score of an example each',
} as const;

function linesOf(one: Inspection, width: number): string[] {
  const { name, format, kind, refusal, summary, columns, first } = one;
  if (refusal !== null || kind === null || summary === null)
    return [cut(name, width), `refused  ${refusal}`];
  const { rows, skipped, grouping, notes, duplicates } = summary;
  const left = [
    ...(skipped > 0 ? [`${formatCount(skipped)} left out`] : []),
    ...(duplicates > 0 ? [`${formatCount(duplicates)} repeated`] : []),
  ];
  const [least, most] = one.groupSizes;
  const size = least === most ? formatCount(most) : `${formatCount(least)} to ${formatCount(most)}`;
  const lines = [
    name,
    `format   ${format}: ${[`${formatCount(rows)} rows, ${A_ROW[kind]}`, ...left].join('; ')}`,
    ...(kind === 'metrics' || kind === 'examples'
      ? []
      : [
          `groups   ${formatCount(one.groups)} of ${size}, by ${grouping.method} (${grouping.detail})`,
        ]),
    ...(one.steps === null ? [] : [`steps    ${one.steps.join(' to ')}`]),
    ...columns
      .slice(0, MOST)
      .map((column, i) => `${i === 0 ? 'columns' : '       '}  ${told(column)}`),
    ...(columns.length > MOST
      ? [
          `         and ${columns.length - MOST}: ${columns
            .slice(MOST)
            .map((c) => c.name)
            .join(', ')}`,
        ]
      : []),
    ...first.map((row, i) => `${i === 0 ? 'read as' : '       '}  ${JSON.stringify(row)}`),
    ...notes.slice(0, MOST - 1).map(({ message }) => `note     ${message}`),
  ];
  return lines.map((line) => cut(line, width));
}

function redactedLines({
  name,
  format,
  kind,
  summary,
  groups,
  columns,
  row,
}: Inspection): string[] {
  const ending = /(?:\.[a-z0-9]{1,12}){1,2}$/i.exec(name)?.[0] ?? 'no ending';
  return [
    `file     ${ending}`,
    kind === null || summary === null
      ? 'refused'
      : `format   ${format}: ${formatCount(summary.rows)} rows, ${A_ROW[kind]}; ${formatCount(summary.skipped)} left out; ${formatCount(groups)} groups by ${summary.grouping.method}`,
    ...columns.map(
      (column, i) =>
        `${i === 0 ? 'columns' : '       '}  ${told({ ...column, name: redactName(column.name ?? '', i) })}`,
    ),
    `row      ${JSON.stringify(row)}`,
  ];
}

const told = ({ name, kind, present = 0, of = 0 }: Partial<LogColumn>): string =>
  `${name}${kind === undefined ? '' : `: ${kind}`}${present === of ? '' : `, in ${present} of the first ${of} rows`}`;

const cut = (line: string, width: number): string => {
  const plain =
    line.replace(/\s+/g, ' ').length === line.length ? line : line.replace(/[\r\n\t]+/g, ' ');
  return plain.length > width ? `${plain.slice(0, Math.max(1, width - 1))}…` : plain;
};
