import type { Figure, FigureColumn, FigureFormat } from '@bits-per-sample/core';
import type { ResolvedSeries } from '@bits-per-sample/plot';

/** A column behind a series: what a tooltip says about its rows. */
export interface HoverField {
  readonly field: string;
  readonly title: string;
  readonly column: FigureColumn;
  readonly format: FigureFormat;
}

const channels = ['x', 'x2', 'y', 'y2', 'value', 'size', 'color', 'text'] as const;

/** The columns that a series was drawn from, each once, in data space and never in axis space. */
export function hoverFields(figure: Figure, { layer: index }: ResolvedSeries): HoverField[] {
  const layer = figure.layers[index]!;
  const set = layer.data === undefined ? undefined : figure.data[layer.data];
  const fields = new Map<string, HoverField>();
  for (const channel of channels) {
    const field = layer[channel];
    if (!set || typeof field !== 'string' || fields.has(field)) continue;
    const column = set[field]!;
    const scale = { x: 'x', x2: 'x', y: 'y', y2: 'y', value: 'value' } as const;
    const name = channel in scale ? scale[channel as keyof typeof scale] : undefined;
    const format =
      column.type === 'time' ? 'time' : ((name && figure.scales[name]?.format) ?? 'number');
    const label = column.label ?? field.replaceAll('_', ' ');
    const unit = column.type === 'string' ? undefined : column.unit;
    const title = unit === undefined || label.includes(unit) ? label : `${label} (${unit})`;
    fields.set(field, { field, title, column, format });
  }
  return [...fields.values()];
}
