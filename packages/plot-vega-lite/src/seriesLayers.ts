import { type Figure, type FigureFormat, formatValue } from '@bits-per-sample/core';
import type { ResolvedSeries, Theme } from '@bits-per-sample/plot';
import { type HoverField, hoverFields } from './hoverFields.ts';

/** A piece of a Vega-Lite specification: plain JSON. */
export type Json = Readonly<Record<string, unknown>>;

const d3Format: Record<Exclude<FigureFormat, 'time'>, string> = {
  number: ',.4~g',
  bits: ',.4~g',
  si: '.4~s',
  percent: '.3~%',
  probability: '.5~g',
};
const arrows = {
  top: { shape: 'triangle-up', yOffset: 5 },
  right: { shape: 'triangle-right', xOffset: -5 },
  bottom: { shape: 'triangle-down', yOffset: -5 },
  left: { shape: 'triangle-left', xOffset: 5 },
} as const;
const shapes = { circle: 'circle', square: 'square', diamond: 'diamond', triangle: 'triangle-up' };
const mostTargets = 80;

const place = (field: string): Json => ({ field, type: 'quantitative' });
/** The cell's own colour; an encoding of it would share its scale with the legend. */
const shade = { expr: 'datum._fill' };
/** A field name as Vega-Lite reads it: dots and brackets would be paths. */
const quoted = (field: string) => field.replace(/[.[\]\\'"]/g, '\\$&');

function tooltip(fields: readonly HoverField[]): Json {
  if (fields.length === 0) return {};
  return {
    tooltip: fields.map(({ field, title, column, format }) => ({
      field: quoted(field),
      title,
      ...(column.type === 'number' && format !== 'time'
        ? { type: 'quantitative', format: d3Format[format] }
        : { type: 'nominal' }),
    })),
  };
}

/** A value as the tooltip reads it; a time is printed, because Vega would print it in local time. */
const raw = ({ column, format }: HoverField, row: number) =>
  column.type === 'time' ? formatValue(column.values[row] ?? null, format) : column.values[row];

/** Rows as JSON: the columns they came from, and `_x, _y, …` in axis space. */
function values(series: ResolvedSeries, fields: readonly HoverField[]): Json[] {
  const ends = !['line', 'step', 'point', 'text'].includes(series.mark);
  const number = (value: number) => (Number.isFinite(value) ? value : null);
  return Array.from(series.x, (_, i) => ({
    ...Object.fromEntries(fields.map((field) => [field.field, raw(field, series.rows[i]!)])),
    _x: number(series.x[i]!),
    _y: number(series.y[i]!),
    ...(ends && series.mark !== 'band' && { _x2: number(series.x2[i]!) }),
    ...(ends && { _y2: number(series.y2[i]!) }),
    ...(series.texts && { _text: series.texts[i] }),
    ...(series.fills && { _fill: series.fills[i] }),
    ...(series.radii && { _size: 4 * series.radii[i]! ** 2 }),
  }));
}

/** Invisible points along a path, where a pointer finds the rows behind it. */
function targets(rows: readonly Json[], hover: Json): Json[] {
  const every = Math.ceil(rows.length / mostTargets);
  return [
    {
      data: { values: rows.filter((row, i) => i % every === 0 && row._y !== null) },
      mark: { type: 'point', filled: true, opacity: 0, size: 120, clip: true, aria: false },
      encoding: { x: place('_x'), y: place('_y'), ...hover },
    },
  ];
}

// long: one case per mark
/** The layers of one series, back to front. */
export function seriesLayers(figure: Figure, series: ResolvedSeries, theme: Theme): Json[] {
  const { mark, name, color, width, opacity, dash, anchor, shift, edge } = series;
  const fields = hoverFields(figure, series);
  const hover = tooltip(fields);
  const rows = values(series, fields);
  const at = { x: place('_x'), y: place('_y') };
  const box = { ...at, x2: { field: '_x2' }, y2: { field: '_y2' } };
  const description = name || mark;
  const stroke = { stroke: color, strokeWidth: width, strokeOpacity: opacity };
  const line = { ...stroke, ...(dash.length > 0 && { strokeDash: dash }) };
  const layer = (look: Json, encoding: Json): Json => ({
    data: { values: rows },
    mark: { description, ...look },
    encoding: { ...encoding, ...hover },
  });
  switch (mark) {
    case 'line':
    case 'step':
      return [
        {
          data: { values: rows },
          mark: {
            type: 'line',
            description,
            ...line,
            strokeJoin: 'round',
            clip: true,
            ...(mark === 'step' && { interpolate: 'step-after' }),
          },
          encoding: { ...at, order: { value: null } },
        },
        ...targets(rows, hover),
      ];
    case 'band':
      return [
        {
          data: { values: rows },
          mark: { type: 'area', description, fill: color, fillOpacity: opacity, clip: true },
          encoding: { ...at, y2: { field: '_y2' }, order: { value: null } },
        },
      ];
    case 'point':
      return [
        edge
          ? layer(
              {
                type: 'point',
                filled: true,
                ...arrows[edge],
                size: 90,
                fill: theme.background,
                stroke: color,
                strokeWidth: 1.75,
                opacity: 1,
              },
              at,
            )
          : layer(
              {
                type: 'point',
                filled: true,
                shape: shapes[series.symbol],
                fill: color,
                opacity: 1,
                fillOpacity: opacity,
                stroke: theme.background,
                strokeWidth: 0.75,
              },
              { ...at, size: { field: '_size', type: 'quantitative', scale: null } },
            ),
      ];
    case 'bar':
    case 'hist':
      return [
        layer(
          {
            type: 'rect',
            fill: color,
            fillOpacity: opacity,
            ...(mark === 'hist' && { stroke: theme.background, strokeWidth: 1 }),
          },
          box,
        ),
      ];
    case 'cell':
      // the stroke closes the hairline between neighbours
      return [layer({ type: 'rect', fill: shade, stroke: shade, strokeWidth: 0.6 }, box)];
    case 'rule':
    case 'segment':
      return [layer({ type: 'rule', ...line, opacity: 1, clip: true }, box)];
    case 'text':
      return texts(rows, { description, color, opacity, anchor, shift, theme });
  }
}

/** Texts on a halo of the ground colour. */
export function texts(
  rows: readonly Json[],
  {
    description,
    color,
    opacity,
    anchor,
    shift,
    theme,
  }: Pick<ResolvedSeries, 'color' | 'opacity' | 'anchor' | 'shift'> & {
    readonly description: string;
    readonly theme: Theme;
  },
): Json[] {
  const type = {
    type: 'text',
    fontSize: 12,
    baseline: 'middle',
    dx: shift[0],
    dy: shift[1],
    align: anchor === 'start' ? 'left' : anchor === 'end' ? 'right' : 'center',
  };
  const encoding = { x: place('_x'), y: place('_y'), text: { field: '_text', type: 'nominal' } };
  const halo = { fill: theme.background, stroke: theme.background, strokeWidth: 4, aria: false };
  return [
    { data: { values: rows }, mark: { ...type, ...halo, strokeJoin: 'round' }, encoding },
    { data: { values: rows }, mark: { ...type, description, fill: color, opacity }, encoding },
  ];
}
