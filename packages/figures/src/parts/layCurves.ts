import {
  DomainError,
  type FigureData,
  type FigureFormat,
  type FigureLayer,
  type FigureMeaning,
  type FigureScale,
  formatCount,
} from '@bits-per-sample/core';
import { checkNumbers } from './checkNumbers.ts';
import { numberColumn, textColumn } from './columns.ts';
import { dataTicks, endLabels, labelShare } from './endLabels.ts';
import { leftOut } from './wording.ts';

/** A line over a horizontal quantity, with an interval where there is one. */
export interface Curve {
  readonly name: string;
  readonly panel?: string | undefined;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly lower?: ArrayLike<number> | undefined;
  readonly upper?: ArrayLike<number> | undefined;
}

/** How curves are drawn and what their columns are called. */
export interface CurvesLook {
  readonly fn: string;
  readonly xType: 'linear' | 'log';
  readonly xFormat: FigureFormat;
  /** Names of the columns of series, panel, x and y, as words. */
  readonly words: { readonly series: string; panel?: string; readonly x: string; y: string };
  /** What the caller named x and y, for errors. */
  readonly fields: readonly [string, string];
  /** Unit of y. */
  readonly unit?: string;
  readonly size: { readonly width: number; readonly height: number };
  /** Ends that the vertical axis never leaves, e.g. [0, 1] for pass rates. */
  readonly within?: readonly [number, number];
  /** Values that the vertical axis must show. */
  readonly include?: readonly number[];
  readonly meaning?: FigureMeaning | undefined;
  /** Name the lines where they end, if they are few. Default true. */
  readonly direct?: boolean;
}

/** One row of a checked curve. */
interface CurvePoint {
  readonly x: number;
  readonly y: number;
  readonly lower: number;
  readonly upper: number;
}

/** Curves, checked and laid out. */
export interface LaidCurves {
  /** Rows with a place, ascending; all of them, also those not drawn. */
  readonly curves: readonly {
    readonly name: string;
    readonly panel: string | undefined;
    readonly points: readonly CurvePoint[];
  }[];
  readonly names: readonly string[];
  readonly panels: readonly string[];
  readonly data: Readonly<Record<string, FigureData>>;
  readonly layers: readonly FigureLayer[];
  readonly x: Pick<FigureScale, 'type' | 'domain' | 'ticks'>;
  readonly y: Pick<FigureScale, 'type' | 'domain'>;
  readonly color: { readonly domain: readonly string[]; readonly labels: 'legend' | 'direct' };
  readonly remarks: readonly string[];
}

/** Rows per line that a picture shows. */
const most = 400;
/** Series that colours and dashes can tell apart. */
const mostNames = 12;
const fieldOf = (words: string) => words.replaceAll(' ', '_');

function pointsOf({ fn, fields }: CurvesLook, at: string, curve: Curve) {
  const { x, y, lower, upper } = curve;
  checkNumbers(fn, { [`${at}.${fields[0]}`]: x, [`${at}.${fields[1]}`]: y }, x.length);
  for (const [name, column] of Object.entries({ lower, upper }))
    if (column && column.length !== x.length)
      throw new DomainError(fn, `${at}.${name}`, `of length ${x.length}`, column.length);
  const points: CurvePoint[] = [];
  for (let i = 0; i < x.length; i++)
    if (!Number.isNaN(x[i]!)) {
      const [a, b] = [lower?.[i] ?? NaN, upper?.[i] ?? NaN];
      const bounded = Number.isFinite(a) && Number.isFinite(b) && a <= y[i]! && b >= y[i]!;
      const [low, high] = bounded ? [a, b] : [NaN, NaN];
      points.push({ x: x[i]!, y: y[i]!, lower: low, upper: high });
    }
  return { points: points.sort((a, b) => a.x - b.x), missing: x.length - points.length };
}

// long: each step needs what the one before made of the curves
/** Checks curves, thins what a screen cannot show, and makes their data, layers and axes. */
export function layCurves(input: readonly Curve[], look: CurvesLook): LaidCurves {
  const { fn, words, size, within = [-Infinity, Infinity], include = [], meaning } = look;
  const checked = input.map((curve, i) => ({
    name: curve.name,
    panel: curve.panel,
    ...pointsOf(look, `curves[${i}]`, curve),
  }));
  const curves = checked.filter(({ points }) => points.some(({ y }) => !Number.isNaN(y)));
  const names = [...new Set(curves.map(({ name }) => name))];
  const panels = [...new Set(curves.flatMap(({ panel }) => panel ?? []))];
  if (names.length < 1 || names.length > mostNames)
    throw new DomainError(
      fn,
      'curves',
      `1 to ${mostNames} different ones with values`,
      names.length,
    );
  if (panels.length > 12)
    throw new DomainError(fn, 'curves', 'in at most 12 panels', panels.length);
  const keys = curves.map(({ name, panel }) => JSON.stringify([name, panel]));
  const twice = keys.find((key, i) => keys.indexOf(key) < i);
  if (twice) throw new DomainError(fn, 'curves', 'of different names', `${twice} twice`);

  let every = 1;
  const rows = curves.flatMap(({ name, panel, points }) => {
    const step = Math.ceil(points.length / most);
    every = Math.max(every, step);
    const kept = points.filter((_, i) => i % step === 0 || i === points.length - 1);
    const known = (i: number) => !Number.isNaN(kept[i]?.y ?? NaN);
    return kept.map((point, i) => ({
      ...point,
      name,
      panel: panel ?? '',
      isAlone: known(i) && !known(i - 1) && !known(i + 1),
    }));
  });
  const [x, y] = [fieldOf(words.x), fieldOf(words.y)];
  const series = fieldOf(words.series);
  const columns = (of: typeof rows): FigureData => ({
    [series]: textColumn(
      words.series,
      of.map((row) => row.name),
    ),
    ...(panels.length > 0 && {
      panel: textColumn(
        words.panel ?? 'panel',
        of.map((row) => row.panel),
      ),
    }),
    ...Object.fromEntries(
      [
        [x, words.x, 'x'] as const,
        [y, words.y, 'y'] as const,
        ...(banded
          ? [['lower', 'lower', 'lower'] as const, ['upper', 'upper', 'upper'] as const]
          : []),
      ].map(([field, label, from]) => [
        field,
        numberColumn(
          label,
          of.map((row) => row[from]),
          from === 'x' ? undefined : look.unit,
        ),
      ]),
    ),
  });
  const banded = rows.some((row) => !Number.isNaN(row.lower));
  const alone = rows.filter((row) => row.isAlone);
  const channels = { x, y, color: series };
  const band = { y: 'lower', y2: 'upper', ...(meaning && { meaning }) };

  const extent = (values: readonly number[]) =>
    values.reduce(
      ([lo, hi], v) => (Number.isNaN(v) ? [lo, hi] : [Math.min(lo, v), Math.max(hi, v)]),
      [Infinity, -Infinity],
    ) as [number, number];
  const [from, to] = extent(
    rows.map((row) => row.x).filter((v) => look.xType === 'linear' || v > 0),
  );
  if (!(from <= to)) throw new DomainError(fn, `curves.${look.fields[0]}`, 'with one > 0', 'none');
  const [low, high] = extent([...rows.map((row) => row.y), ...include]);
  const [lowest, highest] = extent(rows.flatMap((row) => [row.lower, row.upper]));
  // a wild interval sets the scale only so far
  const reach = high - low || Math.abs(high) || 1;
  const [a, b] = [
    Math.max(Math.min(low, lowest), low - 2 * reach),
    Math.min(Math.max(high, highest), high + 2 * reach),
  ];
  const pad = 0.05 * (b - a || Math.abs(b) || 1);
  const bottom = Math.max(within[0], a - pad);
  const top = Math.min(within[1], b + pad);

  const direct = look.direct !== false && names.length <= 4 && panels.length === 0;
  const ends = curves.map(({ name, points }) => {
    const last = points.findLast((point) => !Number.isNaN(point.y))!;
    return { name, x: last.x, y: last.y };
  });
  // a name inside the picture would lie on other lines
  const level = ends.every((end) => Math.abs(end.x - to) <= 0.02 * (to - from));
  const share = direct ? labelShare(names, size.width) : 1;
  const isDirect = direct && level && share < 0.4;
  const wide = look.xType === 'log' ? Math.log(to / from) || 1 : to - from || 1;
  const right = isDirect ? wide / (1 - share) : wide;
  const start = from === to ? (look.xType === 'log' ? from / 2 : from - 0.5) : from;
  const domain = look.xType === 'log' ? [start, start * Math.exp(right)] : [start, start + right];
  const plot = size.width - 76;
  return {
    curves,
    names,
    panels,
    data: { curves: columns(rows), ...(alone.length > 0 && { alone: columns(alone) }) },
    layers: [
      ...(banded
        ? ([
            { mark: 'band', data: 'curves', ...channels, ...band, style: { opacity: 0.18 } },
          ] satisfies FigureLayer[])
        : []),
      { mark: 'line', data: 'curves', ...channels, style: { width: 2.5 } },
      ...(alone.length > 0
        ? ([
            ...(alone.some((row) => !Number.isNaN(row.lower))
              ? [{ mark: 'segment', data: 'alone', ...channels, ...band, x2: x } as const]
              : []),
            { mark: 'point', data: 'alone', ...channels },
          ] satisfies FigureLayer[])
        : []),
      ...(isDirect ? endLabels(ends, (v) => (v - bottom) / (top - bottom), size.height) : []),
    ],
    x: {
      type: look.xType,
      domain,
      ...(from === to
        ? { ticks: [from] }
        : isDirect && {
            ticks: dataTicks(look.xType, [from, to], plot * (1 - share), look.xFormat),
          }),
    },
    y: { type: 'linear', domain: [bottom, top] },
    color: { domain: names, labels: isDirect ? 'direct' : 'legend' },
    remarks: [
      ...(every > 1 ? [`Of the longest curve 1 of ${every} rows is drawn, and the last.`] : []),
      ...leftOut(
        `Rows without ${words.x}`,
        checked.reduce((sum, { missing }) => sum + missing, 0),
      ),
      ...(checked.length > curves.length
        ? [`Curves without a value, not shown: ${formatCount(checked.length - curves.length)}.`]
        : []),
    ],
  };
}
