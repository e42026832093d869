import {
  DomainError,
  type Figure,
  type FigureFinding,
  type FigureLayer,
} from '@bits-per-sample/core';
import { checkShape } from '../parts/checkShape.ts';
import { numberColumn, textColumn } from '../parts/columns.ts';
import { finishFigure } from '../parts/finishFigure.ts';
import { boundsOf, intervalName, type Measured, meaningOf } from '../parts/measured.ts';
import { leftOut, number } from '../parts/wording.ts';

/** One source of information, and what a sample of it costs. */
export interface Signal {
  /** Its name, e.g. `RL rollout`. */
  readonly name: string;
  /** Bits of a sample: a rollout, an example, an episode. */
  readonly bits: Measured;
  /**
   * What the bits are: at most what it tells (`'at most'`, rewards), at least (`'at least'`, a
   * teacher), or what went into the model (`'absorbed'`, examples before and after).
   */
  readonly kind: SignalKind;
  /** Tokens of a sample, > 0. Default: not known. */
  readonly tokens?: number;
  /** FLOPs of a sample, > 0. Default: not known. */
  readonly flops?: number;
  /** Price of a sample, > 0. Default: not known. */
  readonly dollars?: number;
}

/** What a number of bits is. */
export type SignalKind = 'at most' | 'at least' | 'absorbed';

/** What {@link oneAxisFigure} shows. */
export interface OneAxisFigureOptions {
  /** Sources of information, 1 to 20, of different names. */
  readonly signals: readonly Signal[];
}

const KINDS: readonly SignalKind[] = ['at most', 'at least', 'absorbed'];
const LOOKS = {
  'at most': { role: 'series-1', symbol: 'triangle' },
  'at least': { role: 'series-2', symbol: 'square' },
  absorbed: { role: 'series-3', symbol: 'circle' },
} as const;

/** Units of cost, in the order of the panels. */
const UNITS = [
  { field: undefined, panel: 'bits per sample' },
  { field: 'tokens', panel: 'bits per token' },
  { field: 'flops', panel: 'bits per FLOP' },
  { field: 'dollars', panel: 'bits per dollar' },
] as const;

const most = 20;

// long: one picture from its numbers to its words, read from top to bottom
/**
 * Rewards, examples and teachers on one axis: bits per sample, per token, per FLOP and per dollar, as
 * far as what a sample of two or more of them costs is known.
 *
 * The order of the rows may turn round from panel to panel: a long rollout tells as much as a short
 * one, and costs more. The numbers are of one unit and not of one kind. A bound from above and one from
 * below do not say which is larger, and bits of examples are not all of use for a task; so no
 * panel says what trains a model faster.
 *
 * @param data the signals.
 * @returns a figure.
 * @throws {DomainError} no signal or more than twenty, names that are alike, an unknown kind, bits
 *   that are infinite, or a cost that is not positive and finite.
 *
 * @example
 * ```ts
 * const figure = oneAxisFigure({
 *   signals: [
 *     { name: 'RL rollout', bits: { value: 0.4 }, kind: 'at most', tokens: 1000 },
 *     { name: 'SFT example', bits: { value: 80 }, kind: 'absorbed', tokens: 400 },
 *   ],
 * });
 * figure.findings[0].text; // => 'Per sample: SFT example 80 bits absorbed, RL rollout at most 0.4'
 * ```
 */
export function oneAxisFigure(data: OneAxisFigureOptions): Figure {
  const fn = 'oneAxisFigure';
  checkShape(fn, 'data', data, {
    signals: [
      {
        name: 'text',
        bits: 'measured',
        kind: 'text',
        'tokens?': 'number',
        'flops?': 'number',
        'dollars?': 'number',
      },
    ],
  });
  const { signals } = data;
  if (!(signals.length >= 1 && signals.length <= most))
    throw new DomainError(fn, 'signals', `of 1 to ${most}`, signals.length);
  if (new Set(signals.map(({ name }) => name)).size < signals.length)
    throw new DomainError(fn, 'signals', 'of different names', signals.length);
  const rows = signals.flatMap((signal, i) => {
    const { name, kind } = signal;
    if (!KINDS.includes(kind))
      throw new DomainError(fn, `signals[${i}].kind`, KINDS.join(' or '), kind);
    const bits = boundsOf(fn, `signals[${i}].bits`, signal.bits);
    return UNITS.flatMap(({ field, panel }) => {
      const cost = field === undefined ? 1 : signal[field];
      if (cost === undefined) return [];
      if (!(cost > 0 && cost < Infinity))
        throw new DomainError(fn, `signals[${i}].${field}`, 'positive and finite', cost);
      const value = bits.value / cost;
      return [{ name, kind, panel, value, lower: bits.lower / cost, upper: bits.upper / cost }];
    });
  });
  // a logarithm shows what is above nothing
  const above = rows.filter(({ value }) => value > 0 && Number.isFinite(value));
  const bySample = signals.map((one) => one.bits.value);
  const nothing = bySample.filter((bits) => !(bits > 0)).length;
  if (above.length === 0) throw new DomainError(fn, 'signals', 'with bits above 0', bySample[0]);
  // one alone is compared with nothing
  const panels = UNITS.filter(
    ({ field, panel }) =>
      field === undefined || above.filter((row) => row.panel === panel).length > 1,
  );
  const shown = above.filter((row) => panels.some(({ panel }) => panel === row.panel));
  const findings: FigureFinding[] = panels.map(({ panel }) => {
    const own = shown.filter((row) => row.panel === panel).sort((a, b) => b.value - a.value);
    const told = own.length <= 3 ? own : [own[0]!, own[1]!, own.at(-1)!];
    const words = told.map(
      ({ name, kind, value }, i) =>
        `${name} ${kind === 'absorbed' ? '' : `${kind} `}${number(value)}${i === 0 ? ' bits' : ''}${kind === 'absorbed' ? ' absorbed' : ''}`,
    );
    return {
      text: `P${panel.slice('bits p'.length)}: ${words.join(', ')}`,
      numbers: Object.fromEntries(told.map(({ value }, i) => [`bits${i + 1}`, value])),
    };
  });
  const names = [...signals]
    .filter(({ name }) => shown.some((row) => row.name === name))
    .sort((a, b) => b.bits.value - a.bits.value)
    .map(({ name }) => name);
  const table = (of: typeof rows, ...fields: ('value' | 'lower' | 'upper')[]) => ({
    signal: textColumn(
      'signal',
      of.map(({ name }) => name),
    ),
    panel: textColumn(
      'panel',
      of.map(({ panel }) => panel),
    ),
    ...Object.fromEntries(
      fields.map((field) => [
        field,
        numberColumn(
          field === 'value' ? 'bits' : field,
          of.map((row) => row[field]),
        ),
      ]),
    ),
  });
  const sure = shown.filter(({ lower }) => lower > 0);
  const meaning = meaningOf(
    'bits of a sample',
    signals.map(({ bits }) => bits),
  );
  const kinds = KINDS.filter((kind) => shown.some((row) => row.kind === kind));
  const layers: FigureLayer[] = [
    ...(sure.length > 0
      ? [
          {
            mark: 'segment',
            data: 'intervals',
            x: 'lower',
            x2: 'upper',
            y: 'signal',
            y2: 'signal',
            label: intervalName(meaning),
            ...(meaning && { meaning }),
            style: { role: 'muted', width: 2.5, opacity: 0.6 },
          } satisfies FigureLayer,
        ]
      : []),
    ...kinds.map(
      (kind): FigureLayer => ({
        mark: 'point',
        data: kind.replace(' ', '_'),
        x: 'value',
        y: 'signal',
        label: kind === 'absorbed' ? 'Absorbed' : `Told, ${kind}`,
        style: { ...LOOKS[kind], size: 5 },
      }),
    ),
  ];
  return finishFigure({
    id: 'one-axis',
    title: 'Rewards, examples and teachers in one unit',
    subtitle: findings[0]!.text,
    findings,
    caption: [
      'Each panel has its own axis. Bits told at most and at least are bounds; bits absorbed by examples are not all of use for a task. No panel says what trains faster.',
      ...leftOut('Signals without bits above 0', nothing),
    ],
    data: {
      ...Object.fromEntries(
        kinds.map((kind) => [
          kind.replace(' ', '_'),
          table(
            shown.filter((row) => row.kind === kind),
            'value',
          ),
        ]),
      ),
      ...(sure.length > 0 && { intervals: table(sure, 'lower', 'upper') }),
    },
    scales: {
      x: { type: 'log', label: 'bits', format: 'si' },
      y: { type: 'band', domain: names, label: 'signal', format: 'number' },
    },
    facet: {
      field: 'panel',
      domain: panels.map(({ panel }) => panel),
      columns: 1,
      share: 'y',
    },
    layers,
    size: { width: 680, height: panels.length * (80 + 24 * names.length) },
  });
}
