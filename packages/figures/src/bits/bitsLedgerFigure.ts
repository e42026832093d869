import {
  DomainError,
  type Figure,
  type FigureData,
  type FigureFinding,
  type FigureLayer,
  formatList,
  formatValue,
} from '@bits-per-sample/core';
import { checkShape } from '../parts/checkShape.ts';
import { numberColumn, textColumn } from '../parts/columns.ts';
import { dataTicks, labelShare } from '../parts/endLabels.ts';
import { finishFigure } from '../parts/finishFigure.ts';
import { boundsOf, intervalName, type Measured, meaningOf } from '../parts/measured.ts';
import { number } from '../parts/wording.ts';

/** What the bits of a run bought, as `bitsLedger` of the capability package returns it. */
export interface LedgerEntries {
  /** The lines: received, unused or unexplained, gained; then what is drawn for comparison. */
  readonly entries: readonly {
    /** `received`, `unused`, `unexplained` and `gained` make the waterfall; others stand beside it. */
    readonly id: string;
    /** What the line says. */
    readonly label: string;
    /** Amount, undefined with the reason as its method where it cannot be told. */
    readonly bits: Measured;
  }[];
  /** What the data allow to say. */
  readonly verdict?: string;
  /** Unit of the bits. Default `bits per prompt`. */
  readonly unit?: string;
}

/** Bits left after each stage, from the entropy of the reward to what was learned. */
export interface LedgerStages {
  /** The stages, in order. */
  readonly stages: readonly {
    /** What happened, e.g. `after groups all alike`. */
    readonly stage: string;
    /** Bits left after it, ≥ 0; NaN where nobody knows. */
    readonly bits: number | Measured;
  }[];
  /** Unit of the bits. Default `bits per rollout`. */
  readonly unit?: string;
}

const most = 30;
const kinds = ['left', 'lost', 'more', 'beside'] as const;
type Kind = (typeof kinds)[number];
const looks = {
  left: { role: 'series-1' },
  lost: { role: 'series-2', opacity: 0.35 },
  more: { role: 'series-3', opacity: 0.6 },
  beside: { role: 'muted', opacity: 0.6 },
} as const;

/** A bar of a line; a line may have two. */
interface Bar {
  readonly line: string;
  readonly kind: Kind;
  readonly from: number;
  readonly to: number;
}

/** A line that has a number. */
interface Line {
  readonly id: string;
  readonly line: string;
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

interface LedgerShape {
  readonly lines: readonly Line[];
  readonly bars: readonly Bar[];
  readonly texts: readonly string[];
  readonly names: Readonly<Record<Kind, string>>;
  readonly measured: readonly Measured[];
  readonly findings: readonly FigureFinding[];
  readonly caption: readonly string[];
  readonly unit: string;
}

/**
 * Where the bits go: a waterfall from what rewards say to what was learned.
 *
 * Given the ledger of a run: what its rewards brought at most, what of it turned into pass rate, and
 * beside it how far the policy moved and what a label would have brought. Given stages: what is left
 * after each, and pale beside it what the stage took; the longest pale bar is where an improvement
 * would pay most. What stands at the top is a ceiling.
 *
 * @param data `entries` of a ledger, or `stages`; `unit`.
 * @returns a figure.
 * @throws {DomainError} fewer than 2 or more than 30 lines, names that are not different, fewer
 *   than 2 with a number; of stages also negative or infinite bits.
 *
 * @see `bitsLedger` of `@bits-per-sample/capability`, the ledger itself
 *
 * @example
 * ```ts
 * const figure = bitsLedgerFigure({
 *   stages: [
 *     { stage: 'entropy of the reward', bits: 0.8 },
 *     { stage: 'after groups all alike', bits: 0.5 },
 *     { stage: 'after verifier noise', bits: 0.4 },
 *     { stage: 'learned', bits: 0.1 },
 *   ],
 * });
 * figure.findings[0].text; // => 'Of 0.8 bits per rollout 0.1 are left, 13 %'
 * figure.findings[1].text; // => 'Most is lost at: after groups all alike, 0.3 bits per rollout'
 * ```
 */
export function bitsLedgerFigure(data: LedgerEntries | LedgerStages): Figure {
  const fn = 'bitsLedgerFigure';
  checkShape(fn, 'data', data, { 'unit?': 'text' });
  if ('entries' in data) {
    checkShape(fn, 'data', data, { entries: [{ id: 'text', label: 'text', bits: 'measured' }] });
    return draw(fromEntries(data));
  }
  checkShape(fn, 'data', data, { stages: [{ stage: 'text' }] });
  for (const [i, { bits }] of data.stages.entries())
    if (typeof bits !== 'number') checkShape(fn, `stages[${i}].bits`, bits, 'measured');
  return draw(fromStages(data));
}

/** Refuses too few or too many lines and equal names. */
function checkLines(what: string, names: readonly string[], known: number): void {
  const fn = 'bitsLedgerFigure';
  if (names.length < 2 || names.length > most)
    throw new DomainError(fn, what, `2 to ${most}`, names.length);
  if (new Set(names).size < names.length)
    throw new DomainError(fn, what, 'of different names', names.join(', '));
  if (known < 2) throw new DomainError(fn, what, 'with at least two numbers', known);
}

function fromEntries({ entries, verdict, unit = 'bits per prompt' }: LedgerEntries): LedgerShape {
  const finite = entries.filter(({ bits }) => Number.isFinite(bits.value));
  checkLines(
    'entries',
    entries.map(({ label }) => label),
    finite.length,
  );
  const lines = finite.map(({ id, label, bits }, i) => ({
    ...{ id, line: label },
    ...boundsOf('bitsLedgerFigure', `entries[${i}].bits`, bits),
  }));
  const amount = (id: string) => lines.find((line) => line.id === id)?.value ?? NaN;
  const start = (value: number) => (Number.isNaN(value) ? 0 : value);
  const [received, gained] = [amount('received'), amount('gained')];
  const bars = lines.map(({ id, line, value }): Bar => {
    if (id === 'unused')
      return { line, kind: 'lost', from: start(gained), to: start(gained) + value };
    if (id === 'unexplained')
      return { line, kind: 'more', from: start(received), to: start(received) + value };
    return {
      line,
      kind: id === 'received' || id === 'gained' ? 'left' : 'beside',
      from: 0,
      to: value,
    };
  });
  const findings: FigureFinding[] = [];
  if (!Number.isNaN(received + gained)) {
    const share = gained / received;
    const isShare = Number.isFinite(share);
    findings.push({
      text: `${number(gained)} ${unit} were gained, of at most ${number(received)} received${isShare ? `: ${formatValue(share, 'percent', { digits: 2 })}` : ''}`,
      numbers: { gained, received, ...(isShare && { share }) },
    });
  } else
    findings.push({
      text: `Known are ${formatList(lines.map(({ line, value }) => `${number(value)} ${line}`))}`,
      numbers: Object.fromEntries(lines.map(({ id, value }) => [id, value])),
    });
  const reason = ({ value, method }: Measured) =>
    value === Infinity ? 'without bound' : (method?.replace('undefined: ', '') ?? 'unknown');
  const lost = entries.filter(({ bits }) => !Number.isFinite(bits.value));
  return {
    ...{ lines, bars, findings, unit, measured: finite.map(({ bits }) => bits) },
    texts: lines.map(({ value }) => number(value)),
    names: {
      ...{ left: 'Received, gained', lost: 'Not turned into pass rate' },
      ...{ more: 'Beyond what these rewards explain', beside: 'For comparison' },
    },
    caption: [
      'What rewards bring is a ceiling, what is gained the least that a learner needs to know to get there; the difference is no loss that could be avoided in full.',
      ...(verdict === undefined ? [] : [`Verdict: ${verdict}.`]),
      ...lost.map(({ label, bits }) => `Not shown: ${label} (${reason(bits)}).`),
    ],
  };
}

function fromStages({ stages, unit = 'bits per rollout' }: LedgerStages): LedgerShape {
  const measured = stages.map(({ bits }) => (typeof bits === 'number' ? { value: bits } : bits));
  const all = measured.map((bits, i) => ({
    ...{ id: `stage ${i + 1}`, line: stages[i]!.stage },
    ...boundsOf('bitsLedgerFigure', `stages[${i}].bits`, bits),
  }));
  for (const [i, { value }] of all.entries())
    if (value < 0) throw new DomainError('bitsLedgerFigure', `stages[${i}].bits`, '≥ 0', value);
  const lines = all.filter(({ value }) => !Number.isNaN(value));
  checkLines(
    'stages',
    stages.map(({ stage }) => stage),
    lines.length,
  );
  const before = lines.map((line, i) => lines[i - 1]?.value ?? line.value);
  const change = lines.map(({ value }, i) => value - before[i]!);
  const loss = Math.min(...change);
  const [first, last] = [lines[0]!, lines.at(-1)!];
  const share = last.value / first.value;
  const isShare = Number.isFinite(share);
  const findings: FigureFinding[] = [
    {
      text: `Of ${number(first.value)} ${unit} ${number(last.value)} are left${isShare ? `, ${formatValue(share, 'percent', { digits: 2 })}` : ''}`,
      numbers: { first: first.value, last: last.value, ...(isShare && { share }) },
    },
    ...(loss < 0
      ? [
          {
            text: `Most is lost at: ${lines[change.indexOf(loss)]!.line}, ${number(-loss)} ${unit}`,
            numbers: { loss: -loss },
          },
        ]
      : []),
  ];
  const gains = lines.filter((_, i) => change[i]! > 0).map(({ line }) => line);
  const unknown = all.filter(({ value }) => Number.isNaN(value)).map(({ line }) => line);
  return {
    ...{
      lines,
      findings,
      unit,
      measured,
      texts: lines.map(({ value }) => `${number(value)} left`),
    },
    bars: lines.flatMap(({ line, value }, i): Bar[] => {
      const left: Bar = { line, kind: 'left', from: 0, to: value };
      const kind = change[i]! < 0 ? 'lost' : 'more';
      return change[i] === 0 ? [left] : [left, { line, kind, from: value, to: before[i]! }];
    }),
    names: { left: 'Left', lost: 'Lost at this stage', more: 'More than before', beside: '' },
    caption: [
      'What a stage leaves could be learned; it is a ceiling, not what is learned. The order of the stages decides which of them a shared loss is put down to.',
      ...(gains.length > 0
        ? [
            `More is left than before, which no stage can do: ${formatList(gains)}. The two numbers differ by noise or in what they measure.`,
          ]
        : []),
      ...(unknown.length > 0 ? [`Without a number, not shown: ${formatList(unknown)}.`] : []),
    ],
  };
}

function draw({
  lines,
  bars,
  texts,
  names,
  measured,
  findings,
  caption,
  unit,
}: LedgerShape): Figure {
  const sure = lines.filter(({ id, lower }) => !Number.isNaN(lower) && !id.startsWith('un'));
  const end = ({ line, upper }: Line) =>
    Math.max(
      ...bars.filter((bar) => bar.line === line).flatMap(({ from, to }) => [from, to]),
      sure.some((row) => row.line === line) ? upper : 0,
    );
  const ends = lines.map(end);
  const lows = [...bars.flatMap(({ from, to }) => [from, to]), ...sure.map(({ lower }) => lower)];
  const [bottom, top] = [Math.min(0, ...lows), Math.max(...ends) || 1];
  const width = 700;
  const share = labelShare(
    texts,
    width *
      (1 -
        labelShare(
          lines.map(({ line }) => line),
          width,
        )),
  );
  const meaning = meaningOf('bits', measured);
  const line = (of: readonly { readonly line: string }[]) =>
    textColumn(
      'line',
      of.map((row) => row.line),
    );
  const shown = kinds.filter((kind) => bars.some((bar) => bar.kind === kind));
  const sets = shown.map((kind): [string, FigureData] => {
    const of = bars.filter((bar) => bar.kind === kind);
    return [
      kind,
      {
        ...{
          line: line(of),
          from: numberColumn(
            'from',
            of.map(({ from }) => from),
            unit,
          ),
        },
        to: numberColumn(
          'to',
          of.map(({ to }) => to),
          unit,
        ),
      },
    ];
  });
  const layers: FigureLayer[] = [
    ...shown.map(
      (kind): FigureLayer => ({
        ...{ mark: 'bar', data: kind, y: 'line', x: 'from', x2: 'to' },
        ...{ label: names[kind], style: looks[kind] },
      }),
    ),
    ...(sure.length > 0
      ? [
          {
            ...{
              mark: 'segment',
              data: 'intervals',
              x: 'lower',
              x2: 'upper',
              y: 'line',
              y2: 'line',
            },
            ...{ label: intervalName(meaning), ...(meaning && { meaning }) },
            style: { role: 'fg', width: 1.75 },
          } satisfies FigureLayer,
        ]
      : []),
    {
      ...{ mark: 'text', data: 'labels', x: 'end', y: 'line', text: 'text' },
      style: { role: 'fg', anchor: 'start', shift: [7, 0] },
    },
  ];
  return finishFigure({
    ...{ id: 'bits-ledger', title: 'Where the bits go', subtitle: findings[0]!.text },
    ...{ findings, caption, layers },
    data: {
      ...Object.fromEntries(sets),
      ...(sure.length > 0 && {
        intervals: {
          line: line(sure),
          lower: numberColumn(
            'lower',
            sure.map(({ lower }) => lower),
            unit,
          ),
          upper: numberColumn(
            'upper',
            sure.map(({ upper }) => upper),
            unit,
          ),
        },
      }),
      labels: {
        line: line(lines),
        end: numberColumn('end', ends),
        text: textColumn('bits', texts),
      },
    },
    scales: {
      x: {
        ...{ type: 'linear', label: unit, format: 'bits' },
        domain: [bottom, bottom + (top - bottom) / (1 - share)],
        ticks: dataTicks('linear', [bottom, top], 0.7 * width, 'bits'),
      },
      y: { type: 'band', domain: lines.map((row) => row.line), label: '', format: 'number' },
    },
    size: { width, height: 90 + 34 * lines.length },
  });
}
