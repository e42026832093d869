import type { Figure, FigureData, FigureLayer } from '@bits-per-sample/core';
import { checkShape } from '../parts/checkShape.ts';
import { numberColumn, textColumn } from '../parts/columns.ts';
import { dataTicks, labelShare } from '../parts/endLabels.ts';
import { finishFigure } from '../parts/finishFigure.ts';
import { intervalName, meaningOf } from '../parts/measured.ts';
import {
  fromEntries,
  fromStages,
  kinds,
  type LedgerEntries,
  type LedgerShape,
  type LedgerStages,
  type Line,
} from './ledgerShape.ts';

const looks = {
  left: { role: 'series-1' },
  lost: { role: 'series-2', opacity: 0.35 },
  more: { role: 'series-3', opacity: 0.6 },
  beside: { role: 'muted', opacity: 0.6 },
} as const;

/**
 * Where the bits go: what rewards say, and what was learned.
 *
 * Given the ledger of a run: what its rewards told at most, what its prompts gained, and beside it
 * how far the policy moved and what labels would have told. Given stages, a waterfall: what is left
 * after each, and pale beside it what the stage took; the longest pale bar is where an improvement
 * would pay most. What stands at the top is an upper bound.
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

// long: one picture from its numbers to its words, read from top to bottom
function draw({
  title,
  lines,
  bars,
  texts,
  names,
  measured,
  findings,
  caption,
  unit,
}: LedgerShape): Figure {
  const sure = lines.filter(({ lower }) => !Number.isNaN(lower));
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
        line: line(of),
        from: numberColumn(
          'from',
          of.map(({ from }) => from),
          unit,
        ),
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
        mark: 'bar',
        data: kind,
        y: 'line',
        x: 'from',
        x2: 'to',
        label: names[kind],
        style: looks[kind],
      }),
    ),
    ...(sure.length > 0
      ? [
          {
            mark: 'segment',
            data: 'intervals',
            x: 'lower',
            x2: 'upper',
            y: 'line',
            y2: 'line',
            label: intervalName(meaning),
            ...(meaning && { meaning }),
            style: { role: 'fg', width: 1.75 },
          } satisfies FigureLayer,
        ]
      : []),
    {
      mark: 'text',
      data: 'labels',
      x: 'end',
      y: 'line',
      text: 'text',
      style: { role: 'fg', anchor: 'start', shift: [7, 0] },
    },
  ];
  return finishFigure({
    id: 'bits-ledger',
    title,
    subtitle: findings[0]!.text,
    findings,
    caption,
    layers,
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
        type: 'linear',
        label: unit,
        format: 'bits',
        domain: [bottom, bottom + (top - bottom) / (1 - share)],
        ticks: dataTicks('linear', [bottom, top], 0.7 * width, 'bits'),
      },
      y: { type: 'band', domain: lines.map((row) => row.line), label: '', format: 'number' },
    },
    size: { width, height: 90 + 34 * lines.length },
  });
}
