import { formatCount, formatPlural } from '@bits-per-sample/core';
import { isUrgent } from '../now/isUrgent.ts';
import { topFindings } from '../now/topFindings.ts';
import type { Face } from '../options/sentence.ts';
import type { Report } from '../report/reportShape.ts';
import { aheadLine } from './aheadLine.ts';
import { bitsNotes } from './bitsNotes.ts';
import { atKRows, flipRows, scoreNoiseRows } from './evaluationRows.ts';
import { evaluationLines, evaluationNotes } from './evaluationText.ts';
import { inWords } from './inWords.ts';
import { jaggednessNote } from './jaggednessNote.ts';
import { hang, wrap } from './layout.ts';
import { metricLines } from './metricLines.ts';
import { noiseNotes } from './noiseNotes.ts';
import { type Palette, paletteOf } from './palette.ts';
import { categoryRows, groupSizeRows, metricRows, passAtKRows, stepRows } from './reportTables.ts';
import { screenFindings } from './screenFindings.ts';
import { NO_STEP, screenNumbers } from './screenNumbers.ts';
import { sftLines } from './sftLines.ts';
import { sftRead } from './sftWords.ts';
import { stalenessRows } from './stalenessRows.ts';
import { shortened, tableLines } from './tableLines.ts';
import { columnWords } from './windowWords.ts';

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
 * renderTerminal(r).split('\n')[0]; // => 'bits per sample   a.jsonl'
 * ```
 */
export function renderTerminal(
  report: Report,
  { width = 80, color = false, details = false, face = 'terminal' }: TerminalOptions = {},
): string {
  return page(inWords(report, face), { width, color, details, face });
}

/** Lines of a screen; two more say where there is more to see. */
const LINES = 38;

/** What a first screen leaves to the details, one after the other, until it fits. */
const SHORTER = [
  { most: 3, noted: true },
  { most: 3, noted: false },
  { most: 2, noted: false },
  { most: 1, noted: false },
] as const;

/** The page; a first screen with as many findings as fit. */
function page(report: Report, options: Required<TerminalOptions>): string {
  let text = '';
  for (const kept of SHORTER) {
    text = pageWith(report, options, kept);
    if (options.details || text.split('\n').length - 1 <= LINES) break;
  }
  return text;
}

function pageWith(
  report: Report,
  { width, color, details, face }: Required<TerminalOptions>,
  { most, noted }: { readonly most: number; readonly noted: boolean },
): string {
  const columnsWide = Math.max(48, Math.min(100, width));
  const paint = paletteOf(color);
  const short = topFindings(report).some(isUrgent);
  const lines = [
    ...header(report, columnsWide, paint),
    ...screenFindings(report, { width: columnsWide, paint, all: details, most }),
    ...(report.findings.length === 0
      ? report.sft === undefined
        ? metrics(report, columnsWide, paint)
        : sftLines(report.sft, columnsWide, paint)
      : screenNumbers(report, { width: columnsWide, paint, short, face })),
    ...evaluationLines(report).flatMap((line) => hang('   ', line, columnsWide)),
    ...[aheadLine(report)]
      .filter((line) => line !== '')
      .flatMap((line) => ['', ...wrap(line, columnsWide)]),
    ...footer(report, columnsWide, paint),
    ...(details ? inFull(report, columnsWide, paint) : []),
    ...(details || (report.findings.length === 0 && (noted || !short))
      ? notes(report, { face, width: columnsWide, short: short && !details }, paint)
      : []),
    ...(details ? tables(report, { face, width: columnsWide }, paint) : []),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

const TITLE = 'bits per sample';

function header(report: Report, width: number, paint: Palette): string[] {
  const { files } = report.input;
  const names = files.length > 1 ? `${files.length} files` : (files[0] ?? 'no file');
  return [
    `${paint.bold(TITLE)}   ${shortened(names, width - TITLE.length - 3)}`,
    ...wrap(whatWasRead(report), width),
  ];
}

/** `30,720 rollouts in 3,840 groups of 8, 60 steps`. */
function whatWasRead({ input, logged, rollouts, groups, steps, parts, sft }: Report): string {
  if (sft !== undefined) return sftRead(sft, input.format);
  if (input.kind === 'metrics')
    return `${formatPlural(logged.steps, 'logged step')} (${input.format})`;
  const sizes = Object.keys(groups.sizes ?? {})
    .map(Number)
    .filter((n) => n > 0);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const of =
    sizes.length === 0
      ? ''
      : ` of ${least === most ? formatCount(least) : `${formatCount(least)} to ${formatCount(most)}`}`;
  const prompts =
    groups.prompts === null || groups.prompts === groups.total
      ? ''
      : `, ${formatPlural(groups.prompts, 'prompt')}`;
  const named = steps.filter(({ name }) => name !== NO_STEP).length;
  const over = named > 1 ? `, ${formatPlural(named, 'step')}` : '';
  const by = parts.length > 1 ? `, ${formatPlural(parts.length, 'reward part')}` : '';
  return `${formatPlural(rollouts ?? 0, 'rollout')} in ${formatPlural(groups.total ?? 0, 'group')}${of}${prompts}${over}${by}${input.format === 'rollouts' ? '' : ` (${input.format})`}`;
}

/** What the columns are, and for whom the intervals hold. */
function footer(report: Report, width: number, paint: Palette): string[] {
  const sentences = columnWords(report);
  return sentences.length === 0 ? [] : ['', ...wrap(sentences.join(' '), width).map(paint.dim)];
}

/** The five numbers of the whole run in words. */
function inFull({ findings }: Report, width: number, paint: Palette): string[] {
  if (findings.length === 0) return [];
  return [
    '',
    paint.bold('The whole run in words'),
    ...findings.flatMap(({ value, detail, meaning, change }, i) => [
      ...hang(`${i + 1}  `, detail === '' ? value : `${value} (${detail})`, width),
      ...(meaning === '' ? [] : hang('   ', meaning, width)),
      ...(change === '' ? [] : hang(' → ', change, width)),
    ]),
  ];
}

const UNKNOWN_SCALE = 'noise-scale-unknown';

/** Everything else that is worth knowing; in short without what another log would tell. */
function notes(
  report: Report,
  { face, width, short }: Said & { readonly short: boolean },
  paint: Palette,
): string[] {
  const list = [
    ...report.warnings
      .filter(({ severity, code }) => severity === 'note' && !(short && code === UNKNOWN_SCALE))
      .map(({ message }) => message),
    ...bitsNotes(report, face),
    ...noiseNotes(report),
    ...[jaggednessNote(report)].filter((note) => note !== ''),
  ];
  return list.length === 0
    ? []
    : ['', paint.bold('Notes'), ...list.flatMap((note) => hang(' · ', note, width))];
}

/** The series of a log of metrics that have a meaning; without any, all of them. */
function metrics(report: Report, width: number, paint: Palette): string[] {
  const lines = metricLines(report, width - 3);
  return lines.length === 0
    ? table('Logged metrics', metricRows(report, 24), width, paint)
    : ['', ...lines.map((line) => `   ${line}`)];
}

/** How options are named, and how wide a line may be. */
interface Said {
  readonly face: Face;
  readonly width: number;
}

/** The tables behind the numbers. */
function tables(report: Report, said: Said, paint: Palette): string[] {
  const { width } = said;
  return [
    ...table('What another group size would do', groupSizeRows(report), width, paint),
    ...table('Step by step', stepRows(report, 24), width, paint),
    ...table('By category, most bits first', categoryRows(report, 40), width, paint),
    ...table(
      'By lag, and what discarding older rollouts would cost',
      stalenessRows(report),
      width,
      paint,
    ),
    ...evaluationTables(report, said, paint),
    ...table('Logged metrics', metricRows(report, 24), width, paint),
  ];
}

/** pass@k, pass^k and the noise from run to run; of training pass@k alone. */
function evaluationTables(report: Report, { face, width }: Said, paint: Palette): string[] {
  if (report.evaluation === null)
    return table('One of k tries succeeds (unbiased pass@k)', passAtKRows(report), width, paint);
  return [
    '',
    paint.bold('As an evaluation'),
    ...evaluationNotes(report, face).flatMap((note) => hang(' · ', note, width)),
    ...table('Right in k tries (unbiased pass@k, pass^k)', atKRows(report), width, paint),
    ...table(
      'Noise of the score: of these prompts run again, of others like them',
      scoreNoiseRows(report),
      width,
      paint,
    ),
    ...table('Prompts that flip most', flipRows(report, 20), width, paint),
  ];
}

function table(
  title: string,
  rows: readonly (readonly string[])[],
  width: number,
  paint: Palette,
): string[] {
  if (rows.length < 2) return [];
  return [
    '',
    ...wrap(title, width).map(paint.bold),
    ...tableLines(rows, width - 3).flatMap(({ head, body }) => [
      paint.dim(`   ${head}`),
      ...body.map((line) => `   ${line}`),
    ]),
  ];
}
