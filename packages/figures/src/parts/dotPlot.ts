import {
  DomainError,
  type FigureData,
  type FigureLayer,
  type FigureScale,
  formatCount,
} from '@bits-per-sample/core';
import { numberColumn, textColumn } from './columns.ts';
import { boundsOf, intervalName, type Measured, meaningOf } from './measured.ts';
import { leftOut } from './wording.ts';

/** Something measured, by name. */
export interface Dot {
  readonly name: string;
  readonly measured: Measured;
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** What a dot plot is of. */
interface DotWords {
  readonly fn: string;
  /** Where the caller gave it, for errors. */
  readonly field: string;
  /** One of the things, and many, e.g. `category`, `categories`. */
  readonly one: string;
  readonly many: string;
  /** What was measured, e.g. `pass rate`. */
  readonly what: string;
}

const most = 40;

/** Measurements that have a value, largest first; names must differ. */
export function sortDots(
  items: readonly { readonly name: string; readonly measured: Measured }[],
  { fn, field }: DotWords,
): readonly Dot[] {
  const known = items
    .filter(({ measured }) => !Number.isNaN(measured.value))
    .map((item, i) => ({ ...item, ...boundsOf(fn, `${field}[${i}]`, item.measured) }))
    .sort((a, b) => b.value - a.value);
  if (known.length === 0) throw new DomainError(fn, field, 'with a value', 'none');
  if (new Set(known.map(({ name }) => name)).size < known.length)
    throw new DomainError(fn, field, 'of different names', known.length);
  return known;
}

// long: one picture from its numbers to its layers, read from top to bottom
/** A row per name: point, interval and a rule to compare with; of many the ends of the list. */
export function dotPlot(
  dots: readonly Dot[],
  { one, many, what }: DotWords,
  rule: { readonly at: number; readonly label: string },
  more: (rows: readonly Dot[]) => FigureData = () => ({}),
): {
  readonly data: Readonly<Record<string, FigureData>>;
  readonly layers: readonly FigureLayer[];
  /** Ends of what is drawn, and the same with room. */
  readonly extent: readonly [number, number];
  readonly domain: readonly [number, number];
  readonly y: FigureScale;
  readonly size: { readonly width: number; readonly height: number };
  readonly remarks: readonly string[];
} {
  const rows = dots.length <= most ? dots : [...dots.slice(0, most / 2), ...dots.slice(-most / 2)];
  const sure = rows.filter(({ lower }) => !Number.isNaN(lower));
  const meaning = meaningOf(
    `${what} of a ${one}`,
    dots.map(({ measured }) => measured),
  );
  const values = [
    ...rows.map(({ value }) => value),
    ...sure.flatMap((row) => [row.lower, row.upper]),
  ];
  const [from, to] = [Math.min(rule.at, ...values), Math.max(rule.at, ...values)];
  const pad = 0.04 * (to - from || 1);
  const names = (of: readonly Dot[]) =>
    textColumn(
      one,
      of.map(({ name }) => name),
    );
  const column = (of: readonly Dot[], field: 'value' | 'lower' | 'upper', label: string) =>
    numberColumn(
      label,
      of.map((row) => row[field]),
    );
  const set = many.replaceAll(' ', '_');
  return {
    data: {
      [set]: { [one]: names(rows), value: column(rows, 'value', what), ...more(rows) },
      ...(sure.length > 0 && {
        intervals: {
          [one]: names(sure),
          lower: column(sure, 'lower', 'lower'),
          upper: column(sure, 'upper', 'upper'),
        },
      }),
    },
    layers: [
      {
        mark: 'rule',
        x: { datum: rule.at },
        label: rule.label,
        style: { role: 'muted', dash: 'dashed', width: 1.5 },
      },
      ...(sure.length > 0
        ? [
            {
              mark: 'segment',
              data: 'intervals',
              x: 'lower',
              x2: 'upper',
              y: one,
              y2: one,
              label: intervalName(meaning),
              ...(meaning && { meaning }),
              style: { role: 'series-1', width: 2.5, opacity: 0.5 },
            } satisfies FigureLayer,
          ]
        : []),
      {
        mark: 'point',
        data: set,
        x: 'value',
        y: one,
        style: { role: 'series-1', size: 4.5 },
      },
    ],
    extent: [from, to],
    domain: [from - pad, to + pad],
    y: { type: 'band', domain: rows.map(({ name }) => name), label: one, format: 'number' },
    size: { width: 680, height: 100 + 22 * rows.length },
    remarks: [
      ...(rows.length < dots.length
        ? [
            `Of ${formatCount(dots.length)} ${many} the ${formatCount(most / 2)} highest and the ${formatCount(most / 2)} lowest are drawn.`,
          ]
        : []),
      ...leftOut('Intervals unknown', dots.filter(({ lower }) => Number.isNaN(lower)).length),
    ],
  };
}
