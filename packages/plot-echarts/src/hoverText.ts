import type { Figure, FigureFormat } from '@bits-per-sample/core';
import { formatValue, type ResolvedSeries } from '@bits-per-sample/plot';

const channels = ['x', 'x2', 'y', 'y2', 'value', 'size', 'color', 'text'] as const;
const axes: Partial<Record<(typeof channels)[number], 'x' | 'y' | 'value'>> = {
  ...{ x: 'x', x2: 'x', y: 'y', y2: 'y', value: 'value' },
};

/** Prints what lies behind the i-th element of a series: values in data space, never in axis space. */
export function hoverText(
  figure: Figure,
  { layer: index, rows }: ResolvedSeries,
): (i: number) => readonly string[] {
  const layer = figure.layers[index]!;
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
