import { formatCount } from '@bits-per-sample/core';
import { neverPaid } from '../causes/neverPaid.ts';
import type { Face } from '../options/sentence.ts';
import type { Finding } from '../report/finding.ts';
import { findings } from '../report/findings.ts';
import { isTaughtAlone } from '../report/isTaughtAlone.ts';
import type { NowHeadline, Report } from '../report/reportShape.ts';
import { headlineMeaning } from './headlineMeaning.ts';
import { inWords } from './inWords.ts';
import { hang } from './layout.ts';
import type { NumberRow } from './numberRow.ts';
import { numberRows } from './numberRows.ts';
import type { Palette } from './palette.ts';
import { shareBar } from './shareBar.ts';
import { shareLine } from './shareLine.ts';
import { nowSteps } from './windowWords.ts';

/** How the numbers are laid out. */
export interface ScreenLayout {
  readonly width: number;
  readonly paint: Palette;
  /** Findings stand above: then what to change about single numbers is left to the details. */
  readonly short: boolean;
  /** How options are named. */
  readonly face: Face;
}

/** The five numbers: now beside the whole run, and what they mean. */
export function screenNumbers(report: Report, layout: ScreenLayout): string[] {
  const { width, paint, short, face } = layout;
  // what was evaluated is not drawn for training
  const evaluated = report.evaluation !== null && report.evaluation.because !== 'no-steps';
  const window = report.now?.headline ?? null;
  const current: NowHeadline = window ?? report;
  const rows = numberRows(report);
  const lay = (list: readonly NumberRow[]): string[] => list.flatMap((row) => rowLines(row, width));
  const said = new Map(
    (window === null
      ? report.findings
      : inWords({ ...report, findings: findings({ ...report, ...window }) }, face).findings
    ).map((finding) => [finding.name, finding]),
  );
  const text = (lines: string): string[] => (lines === '' ? [] : hang('   ', lines, width));
  const change = (name: Finding['name']): string[] => {
    const words = said.get(name)?.change ?? '';
    return short || words === '' ? [] : hang(' → ', words, width);
  };
  const never = neverPaid(current.parts) !== undefined;
  const dense = DENSE.flatMap((name) => {
    const finding = said.get(name);
    if (finding === undefined) return [];
    const wide = rows[name].length === 0 ? hang('   ', finding.value, width) : lay(rows[name]);
    return [...wide, ...text(finding.meaning), ...change(name)];
  });
  if (isTaughtAlone({ ...current, reward: report.reward }))
    return ['', ...headLine(report, width, paint), ...lay(rows.rollouts), ...dense];
  return [
    '',
    ...headLine(report, width, paint),
    ...lay(rows.rollouts),
    ...lay(rows.live),
    ...shareBar(current, width - 3, paint).map((line) => `   ${line}`),
    ...runLine(report, width, paint),
    ...(short || evaluated ? [] : text(headlineMeaning.live(said.get('live')))),
    ...(evaluated ? [] : change('live')),
    ...lay(rows.bits),
    ...text(headlineMeaning.bits(current, said.get('bits'), short || evaluated)),
    ...(short ? lay(rows.tokens) : []),
    ...(current.bits.perRollout === null ? change('bits') : []),
    ...lay(rows.passRates),
    ...(short || never ? [] : countLines(current, width, paint)),
    ...rows.groupSize.flatMap((row) =>
      never ? hang('5  ', `Rollouts per prompt: ${row.now}`, width) : rowLines(row, width),
    ),
    ...(evaluated ? [] : text(fillText(current, window === null ? null : report))),
    ...dense,
  ];
}

/** The numbers of a teacher and of turns, in order. */
const DENSE = ['told', 'distance', 'perToken', 'turns', 'decides'] as const;

/** Prompts that give a batch of live groups. */
function fillText({ advice: { fill } }: NowHeadline, whole: Report | null): string {
  const prompts = fill?.chances[0]?.prompts;
  if (!fill || typeof prompts !== 'number') return '';
  const before = whole?.advice.fill?.chances[0]?.prompts;
  const beside = typeof before === 'number' ? ` (whole run: ${formatCount(before)})` : '';
  return `${formatCount(prompts)} prompts give ${fill.liveGroups} live groups about every second time${beside}; start more for a full batch.`;
}

/** Groups by right answers, where all have one size that fits the screen. */
function countLines({ counts, histogram }: NowHeadline, width: number, paint: Palette): string[] {
  const size = counts[0]?.attempts ?? 0;
  const cells = size + 1;
  const alike = size >= 2 && counts.every(({ attempts }) => attempts === size);
  if (!alike || histogram === null || 26 + 4 * cells > width) return [];
  const groups = Array.from(
    { length: cells },
    (_, k) => counts.find(({ successes }) => successes === k)?.groups ?? 0,
  );
  const wide = Math.max(...groups.map((n) => String(n).length), String(size).length);
  const line = (label: string, values: readonly number[]): string =>
    `   ${label.padEnd(23)}${values.map((n) => String(n).padStart(wide)).join(' ')}`;
  const text = line('groups', groups);
  if (text.length > width) return [];
  return [paint.dim(line('right answers', [...groups.keys()])), text];
}

/** `now: steps 40–59     whole run`. */
function headLine({ now }: Report, width: number, paint: Palette): string[] {
  const window = nowSteps(now);
  return window === null ? [] : [paint.dim(twoColumns('', `now: ${window}`, 'whole run', width))];
}

/** What groups without a step are listed under. */
export const NO_STEP = 'none';

/** Live groups over the steps of the run. */
function runLine({ steps: all, now }: Report, width: number, paint: Palette): string[] {
  const steps = all.filter(({ name }) => name !== NO_STEP);
  if (now === null || steps.length < 4) return [];
  const shares = steps.map(({ live, dead }) => (live + dead > 0 ? live / (live + dead) : NaN));
  if (shares.every(Number.isNaN)) return [];
  const { marks, each } = shareLine(shares, width - 3);
  const mark = each === 1 ? 'one mark a step' : `one mark for ${formatCount(each)} steps`;
  return [
    ...hang(
      '   ',
      `live groups, steps ${steps[0]!.name} to ${steps.at(-1)!.name}, ${mark}, full height = 100 %`,
      width,
    ).map(paint.dim),
    `   ${paint.live(marks)}`,
  ];
}

/** A label and its number, or its two numbers, below it where they do not fit beside it. */
function rowLines({ label, now, whole }: NumberRow, width: number): string[] {
  if (whole === null) return oneColumn(label, now, width);
  const line = twoColumns(label, now, whole, width);
  return line.length <= width ? [line] : [label, twoColumns('', now, whole, width)];
}

function oneColumn(label: string, value: string, width: number): string[] {
  const gap = Math.min(width, 76) - label.length - value.length;
  return gap >= 2 ? [label + ' '.repeat(gap) + value] : [label, `   ${value}`];
}

/** A label and two numbers, each to the right of its column. */
function twoColumns(label: string, now: string, whole: string, width: number): string {
  const end = Math.min(width, 76);
  const second = Math.max(14, whole.length + 2);
  const first = Math.max(label.length + 2 + now.length, end - second);
  return label + now.padStart(first - label.length) + whole.padStart(Math.max(second, end - first));
}
