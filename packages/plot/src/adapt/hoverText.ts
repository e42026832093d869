import {
  checkArray,
  checkObject,
  DomainError,
  type Figure,
  type FigureFormat,
  formatValue,
} from '@bits-per-sample/core';
import type { ResolvedSeries } from '../resolve/resolved.ts';

const channels = ['x', 'x2', 'y', 'y2', 'value', 'size', 'color', 'text'] as const;
const axes: Partial<Record<(typeof channels)[number], 'x' | 'y' | 'value'>> = {
  x: 'x',
  x2: 'x',
  y: 'y',
  y2: 'y',
  value: 'value',
};

/**
 * What a tooltip says about the elements of a series: the columns it was drawn from, each once, in data
 * space and never in axis space.
 *
 * @param figure the figure that was resolved.
 * @param series one of its resolved series.
 * @throws {DomainError} no figure, or a series of none of its layers.
 * @returns for the i-th element of the series, one line of text per column.
 *
 * @example
 * ```ts
 * const figure: Figure = {
 *   schema: 'figure/1', id: 'coin', title: 'A coin', alt: '', size: { width: 400, height: 240 },
 *   data: { coin: { p: { type: 'number', values: [0.5] }, h: { type: 'number', values: [1] } } },
 *   scales: {
 *     x: { type: 'logit', domain: [0.01, 0.99], label: 'p', format: 'probability' },
 *     y: { type: 'linear', domain: [0, 1], label: 'H(p)', unit: 'bits', format: 'bits' },
 *   },
 *   layers: [{ mark: 'point', data: 'coin', x: 'p', y: 'h' }],
 * };
 * const [series] = resolveFigure(figure).panels[0].series;
 * hoverText(figure, series)(0); // => ['p: 0.5', 'h: 1']
 * ```
 */
export function hoverText(
  figure: Figure,
  series: ResolvedSeries,
): (i: number) => readonly string[] {
  const fn = 'hoverText';
  checkObject(fn, 'figure', figure);
  checkArray(fn, 'figure.layers', figure.layers);
  checkObject(fn, 'series', series);
  const { layer: index, rows } = series;
  const layer = figure.layers[index];
  if (!layer) throw new DomainError(fn, 'series.layer', 'a layer of the figure', index);
  const set = layer.data === undefined ? {} : figure.data[layer.data]!;
  const prints = new Map<string, (row: number) => string>();
  for (const channel of channels) {
    const field = layer[channel];
    if (typeof field !== 'string' || prints.has(field) || !set[field]) continue;
    const column = set[field];
    const label = column.label ?? field.replaceAll('_', ' ');
    if (column.type === 'string') {
      prints.set(field, (row) => `${label}: ${column.values[row] ?? '–'}`);
      continue;
    }
    const axis = axes[channel];
    const format: FigureFormat =
      column.type === 'time' ? 'time' : ((axis && figure.scales[axis]?.format) ?? 'number');
    const unit = column.unit === undefined || label.includes(column.unit) ? '' : ` ${column.unit}`;
    prints.set(
      field,
      (row) => `${label}: ${formatValue(column.values[row] ?? null, format, { digits: 4 })}${unit}`,
    );
  }
  return (i) => [...prints.values()].map((print) => print(rows[i]!));
}
