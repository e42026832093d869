import { DomainError, type FigureChannel, type FigureLayer } from '@bits-per-sample/core';
import { layerRows, readChannel } from './layerRows.ts';
import { type LayerContext, layerName, mostMarks } from './painter.ts';
import { paintPath } from './paintPath.ts';
import { paintPoints } from './paintPoints.ts';
import { paintRectangles } from './paintRectangles.ts';
import { paintSingles } from './paintSingles.ts';
import type { ResolvedNote, ResolvedSeries } from './resolved.ts';
import { dashOf, seriesLook } from './seriesLook.ts';

/** Rows per series, in the order of the colour scale. */
function groups(layer: FigureLayer, rows: readonly number[], context: LayerContext) {
  const { figure, theme, warnings } = context;
  const style = layer.style ?? {};
  const own = { color: theme.roles[style.role ?? 'fg'], dash: dashOf(style.dash) };
  if (layer.color === undefined) return [{ name: layer.label ?? '', rows, look: own }];
  const read = readChannel(figure, layer, layer.color);
  const byName = new Map<string, number[]>();
  for (const row of rows) {
    const name = String(read(row));
    const list = byName.get(name);
    if (list) list.push(row);
    else byName.set(name, [row]);
  }
  const known = figure.scales.color!.domain.flatMap((name, i) => {
    const list = byName.get(name);
    byName.delete(name);
    const look = seriesLook(figure, theme, i);
    return list
      ? [{ name, rows: list, look: style.dash ? { ...look, dash: own.dash } : look }]
      : [];
  });
  for (const [name, list] of byName)
    warnings.push(
      `${list.length} rows of series '${name}' are not drawn: the colour scale does not name it`,
    );
  return known;
}

/** Counts the rows at infinity, once per column. */
function countEnds(layer: FigureLayer, rows: readonly number[], context: LayerContext): void {
  const { figure, axes, edges, counted } = context;
  for (const [side, low, high] of [
    ['x', 'left', 'right'],
    ['y', 'bottom', 'top'],
  ] as const) {
    const channel = layer[side];
    const key = `${layer.data} ${channel}`;
    // what stretches to 0 is no lost point
    const stretches = layer[`${side}2`] !== undefined;
    const dropped = figure.scales[side].clip === 'drop';
    if (channel === undefined || stretches || dropped || counted.has(key)) continue;
    if (typeof channel === 'string') counted.add(key);
    const read = readChannel(figure, layer, channel);
    const { domain, toAxis } = axes[side];
    for (const row of rows) {
      const value = toAxis(read(row));
      if (Math.abs(value) === Infinity) edges[value > 0 === domain[1] > domain[0] ? high : low]++;
    }
  }
}

/** One layer in one panel, as series in axis space. */
export function resolveLayer(
  layer: FigureLayer,
  index: number,
  context: LayerContext,
): { readonly series: readonly ResolvedSeries[]; readonly notes: readonly ResolvedNote[] } {
  const { figure, axes, warnings } = context;
  const rows = [...layerRows(figure, layer, context.panel)];
  const place = (side: 'x' | 'y', channel: FigureChannel | undefined) => {
    if (channel === undefined) return undefined;
    const read = readChannel(figure, layer, channel);
    const { domain, toAxis } = axes[side];
    if (layer.mark === 'point') return (row: number) => toAxis(read(row));
    // 0 and 1 on a logit axis, 0 on a log one, lie at infinity
    const dropped = figure.scales[side].clip === 'drop';
    const ends = [Math.min(...domain), Math.max(...domain)] as const;
    return (row: number) => {
      const value = toAxis(read(row));
      if (Math.abs(value) < Infinity || Number.isNaN(value)) return value;
      return dropped ? NaN : ends[value > 0 ? 1 : 0];
    };
  };
  if (!['point', 'text', 'band'].includes(layer.mark)) countEnds(layer, rows, context);
  const at = {
    x: place('x', layer.x),
    x2: place('x', layer.x2),
    y: place('y', layer.y),
    y2: place('y', layer.y2),
  };
  const painter = { layer, index, context, at, rows };
  const made = groups(layer, rows, context).map((group) => {
    switch (layer.mark) {
      case 'line':
      case 'step':
      case 'band':
        return paintPath(painter, group);
      case 'point':
        return paintPoints(painter, group);
      case 'bar':
      case 'hist':
      case 'cell':
        return paintRectangles(painter, group);
      default:
        return paintSingles(painter, group);
    }
  });
  const count = made.reduce(
    (sum, { series }) => sum + series.reduce((n, s) => n + s.rows.length, 0),
    0,
  );
  if (!['line', 'step', 'band', 'point'].includes(layer.mark) && count > mostMarks)
    throw new DomainError(
      context.caller,
      `figure.layers[${index}]`,
      `at most ${mostMarks} ${layer.mark} marks (summarise first)`,
      count,
    );
  const missing = made.reduce((sum, { missing }) => sum + missing, 0);
  if (missing > 0)
    warnings.push(
      `${missing} of ${rows.length} rows of ${layerName(layer, index)} have no place on the axes and are not drawn`,
    );
  return {
    series: made.flatMap(({ series }) => series),
    notes: made.flatMap(({ notes }) => notes),
  };
}
