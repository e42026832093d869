import { formatPercent, formatPlural } from '@bits-per-sample/core';
import type { Face } from '../options/sentence.ts';
import type { Finding } from '../report/finding.ts';
import type { Report } from '../report/reportShape.ts';
import { bitsNotes } from './bitsNotes.ts';
import { atKRows, flipRows, scoreNoiseRows } from './evaluationRows.ts';
import { evaluationLines, evaluationNotes } from './evaluationText.ts';
import { inWords } from './inWords.ts';
import { jaggednessNote } from './jaggednessNote.ts';
import { columns, wrap } from './layout.ts';
import { messagesNow } from './messagesNow.ts';
import { metricLines } from './metricLines.ts';
import { noiseNotes } from './noiseNotes.ts';
import { type Paint, type Palette, paletteOf } from './palette.ts';
import { passRateChart } from './passRateChart.ts';
import { categoryRows, groupSizeRows, metricRows, passAtKRows, stepRows } from './reportTables.ts';

/** How a report is printed. */
export interface TerminalOptions {
  /** Columns of the terminal. Default 80; lines are never wider than 100. */
  readonly width?: number;
  /** Whether to colour with ANSI codes. Default false. */
  readonly color?: boolean;
  /** Whether the tables behind the numbers follow. Default false. */
  readonly details?: boolean;
  /** How options are named. Default `'terminal'`: `--output-tokens`. */
  readonly face?: Face;
}

/**
 * The report as a terminal page: warnings that matter, then the five numbers with a picture
 * of the pass rates, then the tables behind them.
 *
 * @param report any report.
 * @param options `width` in columns; `color` for ANSI colours; `details` for the tables; `face`.
 * @returns the page, with a newline at the end.
 *
 * @example
 * ```ts
 * const r = await report([[0, 0, 1]], { name: 'a.jsonl' });
 * renderTerminal(r).split('\n')[0]; // => 'bits per sample  a.jsonl'
 * ```
 */
export function renderTerminal(
  report: Report,
  { width = 80, color = false, details = false, face = 'terminal' }: TerminalOptions = {},
): string {
  return page(inWords(report, face), { width, color, details, face });
}

function page(report: Report, { width, color, details, face }: Required<TerminalOptions>): string {
  const columnsWide = Math.max(48, Math.min(100, width));
  const paint = paletteOf(color);
  const lines = [
    ...header(report, columnsWide, paint),
    ...alarms(report, columnsWide, paint),
    ...report.findings.flatMap((finding, i) => [
      '',
      ...section(finding, i + 1, report, columnsWide, paint),
    ]),
    ...notes(report, face, columnsWide, paint),
    ...(details ? tables(report, columnsWide, paint) : []),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function header({ input, logged }: Report, width: number, paint: Palette): string[] {
  const names =
    input.files.length > 1 ? `${input.files.length} files` : (input.files[0] ?? 'no file');
  const grouping =
    input.kind === 'metrics' || input.grouping === 'none' ? '' : `, grouped by ${input.grouping}`;
  const read =
    input.kind === 'metrics'
      ? formatPlural(logged.steps, 'logged step')
      : formatPlural(input.rows, 'row');
  const rows = `${read} (${input.format})${grouping}`;
  return [`${paint.bold('bits per sample')}  ${names}`, ...wrap(rows, width).map(paint.dim)];
}

function alarms(report: Report, width: number, paint: Palette): string[] {
  const list = [
    ...messagesNow(report),
    ...report.warnings.filter(({ severity }) => severity === 'alarm').map(({ message }) => message),
  ];
  if (list.length === 0) return [];
  return ['', ...list.flatMap((message) => hang('! ', message, width).map(paint.alarm))];
}

/** Wraps a text behind a lead, the other lines indented to match. */
function hang(
  lead: string,
  text: string,
  width: number,
  indent = ' '.repeat(lead.length),
): string[] {
  return wrap(text, width - lead.length).map((line, i) => (i === 0 ? lead : indent) + line);
}

function section(
  finding: Finding,
  number: number,
  report: Report,
  width: number,
  paint: Palette,
): string[] {
  const head = `${number}  ${finding.value}`;
  const gap = width - head.length - finding.detail.length;
  const title =
    gap >= 2 || finding.detail === ''
      ? [
          `${paint.dim(String(number))}  ${paint.bold(finding.value)}${' '.repeat(Math.max(0, gap))}${paint.dim(finding.detail)}`,
        ]
      : [
          `${paint.dim(String(number))}  ${paint.bold(finding.value)}`,
          `   ${paint.dim(finding.detail)}`,
        ];
  const picture =
    finding.name === 'live'
      ? shareBar(report, width - 3, paint)
      : finding.name === 'passRates'
        ? passRateChart(report, width - 3, paint)
        : [];
  return [
    ...title,
    ...picture.map((line) => `   ${line}`),
    ...(finding.meaning === '' ? [] : hang('   ', finding.meaning, width)),
    ...(finding.change === '' ? [] : hang(' → ', finding.change, width)),
  ];
}

/** One bar: live, solved and failed groups as shares of the groups of two or more. */
function shareBar({ groups }: Report, width: number, paint: Palette): string[] {
  const { live, solved, failed, liveShare } = groups;
  if (live === null || liveShare === null) return [];
  const parts: [string, number, string, Paint][] =
    solved === null || failed === null
      ? [
          ['live', live, '█', paint.live],
          ['all equal', groups.equalWithinTolerance ?? 0, '░', paint.failed],
        ]
      : [
          ['live', live, '█', paint.live],
          ['all right', solved, '▒', paint.solved],
          ['all wrong', failed, '░', paint.failed],
        ];
  const total = parts.reduce((a, [, n]) => a + n, 0);
  const legendOf = ([name, n]: (typeof parts)[number]): string =>
    `${name} ${formatPercent(n / total)}`;
  const legend = parts.map((part) => `${part[2]} ${legendOf(part)}`).join('  ');
  const cells = Math.max(16, Math.min(40, width - legend.length - 3));
  const widths = apportion(
    parts.map(([, n]) => n),
    cells,
  );
  const bar = parts.map(([, , glyph, color], i) => color(glyph.repeat(widths[i]!))).join('');
  const key = parts.map((part) => `${part[3](part[2])} ${legendOf(part)}`).join('  ');
  return [`${bar}   ${key}`];
}

/** Whole cells by largest remainder; what is not zero gets at least one. */
function apportion(values: readonly number[], cells: number): number[] {
  const total = values.reduce((a, x) => a + x, 0);
  const exact = values.map((x) => (total > 0 ? (x / total) * cells : 0));
  const whole = exact.map((x, i) => (values[i]! > 0 ? Math.max(1, Math.floor(x)) : 0));
  const order = exact.map((x, i) => [x - Math.floor(x), i] as const).sort(([a], [b]) => b - a);
  for (const [, i] of order)
    if (whole.reduce((a, x) => a + x, 0) < cells && values[i]! > 0) whole[i]!++;
  while (whole.reduce((a, x) => a + x, 0) > cells) whole[whole.indexOf(Math.max(...whole))]!--;
  return whole;
}

/** Notes, and the metrics of a log that has nothing else. */
function notes(report: Report, face: Face, width: number, paint: Palette): string[] {
  const list = [
    ...report.warnings.filter(({ severity }) => severity === 'note').map(({ message }) => message),
    ...bitsNotes(report, face),
    ...noiseNotes(report),
    ...evaluationLines(report),
    ...[jaggednessNote(report)].filter((note) => note !== ''),
  ];
  return [
    ...(report.findings.length === 0 ? metrics(report, width, paint) : []),
    ...(list.length === 0
      ? []
      : ['', paint.bold('Notes'), ...list.flatMap((note) => hang(' · ', note, width))]),
  ];
}

/** The series of a log of metrics that have a meaning; without any, all of them. */
function metrics(report: Report, width: number, paint: Palette): string[] {
  const lines = metricLines(report, width - 3);
  return lines.length === 0
    ? table('Logged metrics', metricRows(report, 24), paint)
    : ['', ...lines.map((line) => `   ${line}`)];
}

/** The tables behind the numbers. */
function tables(report: Report, width: number, paint: Palette): string[] {
  return [
    ...table('What another group size would do', groupSizeRows(report), paint),
    ...table('Step by step', stepRows(report, 24), paint),
    ...table('By category, most bits first', categoryRows(report, 40), paint),
    ...evaluationTables(report, width, paint),
    ...table('Logged metrics', metricRows(report, 24), paint),
  ];
}

/** pass@k, pass^k and the noise from run to run; of training pass@k alone. */
function evaluationTables(report: Report, width: number, paint: Palette): string[] {
  if (report.evaluation === null)
    return table('One of k tries succeeds (unbiased pass@k)', passAtKRows(report), paint);
  return [
    '',
    paint.bold('As an evaluation'),
    ...evaluationNotes(report).flatMap((note) => hang(' · ', note, width)),
    ...table('Right in k tries (unbiased pass@k, pass^k)', atKRows(report), paint),
    ...table(
      'Noise of the score: of these prompts run again, of others like them',
      scoreNoiseRows(report),
      paint,
    ),
    ...table('Prompts that flip most', flipRows(report, 20), paint),
  ];
}

function table(title: string, rows: readonly (readonly string[])[], paint: Palette): string[] {
  if (rows.length < 2) return [];
  const [head, ...body] = columns(rows);
  return ['', paint.bold(title), paint.dim(`   ${head}`), ...body.map((line) => `   ${line}`)];
}
