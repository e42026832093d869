import {
  DomainError,
  type Figure,
  type FigureFinding,
  type FigureLayer,
  formatCount,
} from '@bits-per-sample/core';
import { bitsPerFlop as ratio } from '@bits-per-sample/info';
import { textWidth } from '@bits-per-sample/plot';
import { checkShape } from '../parts/checkShape.ts';
import { numberColumn, textColumn } from '../parts/columns.ts';
import { labelShare } from '../parts/endLabels.ts';
import { finishFigure } from '../parts/finishFigure.ts';
import { poolPoints } from '../parts/poolPoints.ts';
import { leftOut, number } from '../parts/wording.ts';

/** A way to train, with what a sample costs and tells. */
export interface BitsPerFlopRow {
  /** Name of the configuration. */
  readonly name: string;
  /** Floating-point operations per sample, discarded ones included, > 0. */
  readonly flops: number;
  /** Bits per sample, ≥ 0. */
  readonly bits: number;
}

const size = { width: 680, height: 380 };
const mostSteps = 400;

/** Those whose names have room; the earlier come first. */
function namesOf(
  rows: readonly BitsPerFlopRow[],
  domain: { readonly x: readonly [number, number]; readonly y: readonly [number, number] },
): readonly BitsPerFlopRow[] {
  const place = (value: number, [from, to]: readonly [number, number], room: number) =>
    (room * Math.log(value / from)) / Math.log(to / from);
  const kept: { row: BitsPerFlopRow; x: number; y: number; left: number }[] = [];
  for (const row of rows) {
    const x = place(row.flops, domain.x, size.width - 76);
    const y = place(row.bits, domain.y, size.height - 70);
    const left = x - 1.08 * textWidth(row.name, 12) - 8;
    const fits = left > 0;
    if (
      fits &&
      kept.every((other) => Math.abs(other.y - y) > 15 || other.left > x || other.x < left)
    )
      kept.push({ row, x, y, left });
  }
  return kept.map(({ row }) => row);
}

// long: one picture from its numbers to its words, read from top to bottom
/**
 * What compute buys: bits per sample against operations per sample, on log axes, with the frontier
 * of those configurations that no other beats in both.
 *
 * Below the frontier a configuration pays too much or is told too little. Along a line of slope one
 * the bits per operation are the same: the best of all stands farthest above such a line. A
 * configuration that is told nothing stands at the lower end.
 *
 * @param rows configurations.
 * @returns a figure; those beaten share places, by area, where they are more than 1000.
 * @throws {DomainError} no configuration with both numbers, flops that are not > 0, or bits that
 *   are negative, infinite or all 0.
 *
 * @see {@link @bits-per-sample/info!bitsPerFlop | bitsPerFlop} of info, the number itself
 *
 * @example
 * ```ts
 * const figure = bitsPerFlopFigure([
 *   { name: 'G = 8', flops: 1e15, bits: 0.2 },
 *   { name: 'G = 16', flops: 2e15, bits: 0.3 },
 *   { name: 'no filter', flops: 2e15, bits: 0.1 },
 * ]);
 * figure.findings[0].text; // => 'On the frontier: 2 of 3 configurations, from G = 8 to G = 16'
 * figure.findings[1].text; // => 'Most bits per operation: G = 8, 2×10⁻¹⁶'
 * ```
 */
export function bitsPerFlopFigure(rows: readonly BitsPerFlopRow[]): Figure {
  const fn = 'bitsPerFlopFigure';
  checkShape(fn, 'rows', rows, [{ name: 'text', flops: 'number', bits: 'number' }]);
  rows.forEach(({ flops, bits }, i) => {
    if (flops <= 0 || flops === Infinity)
      throw new DomainError(fn, `rows[${i}].flops`, '> 0', flops);
    if (bits < 0 || bits === Infinity) throw new DomainError(fn, `rows[${i}].bits`, '≥ 0', bits);
  });
  const known = rows
    .filter(({ flops, bits }) => !Number.isNaN(flops + bits))
    .sort((a, b) => a.flops - b.flops || b.bits - a.bits);
  if (!known.some(({ bits }) => bits > 0))
    throw new DomainError(fn, 'rows', 'with bits > 0', known.length);
  let top = 0;
  const whole = known.filter(({ bits }) => {
    const isBetter = bits > top;
    if (isBetter) top = bits;
    return isBetter;
  });
  // a long frontier is thinned, its ends are kept
  const every = Math.ceil(whole.length / mostSteps);
  const frontier = whole.filter((_, i) => i % every === 0 || i === whole.length - 1);
  const beaten = new Set(known);
  for (const row of whole) beaten.delete(row);
  const rest = poolPoints([...beaten].map((row) => ({ ...row, x: row.flops, y: row.bits })));
  const isCrowded = rest.length < beaten.size;
  const value = ({ flops, bits }: BitsPerFlopRow) => ratio(bits, flops);
  const best = known.reduce((a, b) => (value(b) > value(a) ? b : a));
  const [first, last] = [frontier[0]!, frontier.at(-1)!];
  const findings: FigureFinding[] = [
    {
      text: `On the frontier: ${formatCount(whole.length)} of ${formatCount(known.length)} ${known.length === 1 ? 'configuration' : 'configurations'}, ${first === last ? first.name : `from ${first.name} to ${last.name}`}`,
      numbers: { frontier: whole.length, configurations: known.length },
    },
    ...(Number.isFinite(value(best))
      ? [
          {
            text: `Most bits per operation: ${best.name}, ${number(value(best))}`,
            numbers: { bitsPerFlop: value(best) },
          },
        ]
      : []),
  ];
  const positive = known.map(({ bits }) => bits).filter((bits) => bits > 0);
  const [low, high] = [positive.reduce((a, b) => Math.min(a, b)), top];
  const [from, to] = [known[0]!.flops, known.at(-1)!.flops];
  const columns = (of: readonly BitsPerFlopRow[]) => ({
    configuration: textColumn(
      'configuration',
      of.map(({ name }) => name),
    ),
    flops: numberColumn(
      'FLOPs per sample',
      of.map(({ flops }) => flops),
    ),
    bits: numberColumn(
      'bits per sample',
      of.map(({ bits }) => bits),
      'bits',
    ),
    bits_per_flop: numberColumn('bits per FLOP', of.map(value)),
  });
  const wide = Math.log(to / from) || 1;
  const share = Math.min(0.4, 1.15 * labelShare([first.name], size.width));
  const domain = {
    x: [from * Math.exp((-wide * share) / (1 - share)), to * Math.exp(0.08 * wide)],
    // a few that tell next to nothing do not set the scale
    y: [Math.max(low, high * 1e-9) / 1.6, high * 1.6],
  } as const;
  const names = namesOf([first, last, best, ...frontier], domain);
  const layers: FigureLayer[] = [
    {
      mark: 'step',
      data: 'frontier',
      x: 'flops',
      y: 'bits',
      label: 'Frontier',
      style: { role: 'series-1', width: 2 },
    },
    ...(rest.length > 0
      ? [
          {
            mark: 'point',
            data: 'rest',
            x: 'flops',
            y: 'bits',
            ...(isCrowded && { size: 'configurations' }),
            label: isCrowded ? 'Beaten in both, by area' : 'Beaten in both',
            style: { role: 'muted', size: 4, opacity: 0.7 },
          } satisfies FigureLayer,
        ]
      : []),
    {
      mark: 'point',
      data: 'frontier',
      x: 'flops',
      y: 'bits',
      style: { role: 'series-1', size: 5 },
    },
    {
      mark: 'text',
      data: 'names',
      x: 'flops',
      y: 'bits',
      text: 'name',
      style: { role: 'fg', anchor: 'end', shift: [-5, -9] },
    },
  ];
  return finishFigure({
    id: 'bits-per-flop',
    title: 'What compute buys',
    subtitle: findings.map(({ text }) => text).join('. '),
    findings,
    caption: [
      'Bits are what the samples could tell, not what was learned from them; operations are counted, not timed.',
      ...(names.length < frontier.length ? ['Names are left out where they would touch.'] : []),
      ...(every > 1 ? [`Of the frontier 1 of ${formatCount(every)} is drawn, and the last.`] : []),
      ...leftOut('Configurations without a number', rows.length - known.length),
    ],
    data: {
      frontier: columns(frontier),
      names: {
        name: textColumn(
          'configuration',
          names.map(({ name }) => name),
        ),
        flops: numberColumn(
          'FLOPs per sample',
          names.map(({ flops }) => flops),
        ),
        bits: numberColumn(
          'bits per sample',
          names.map(({ bits }) => bits),
        ),
      },
      ...(rest.length > 0 && {
        rest: {
          ...columns(rest),
          ...(isCrowded && {
            configurations: numberColumn(
              'configurations near it',
              rest.map(({ count: n }) => n),
            ),
          }),
        },
      }),
    },
    scales: {
      x: {
        type: 'log',
        label: 'FLOPs per sample',
        format: 'number',
        domain: domain.x,
      },
      y: { type: 'log', domain: domain.y, label: 'bits per sample', format: 'bits' },
    },
    layers,
    size,
  });
}
