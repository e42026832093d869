import type { Figure, FigureValue } from '@bits-per-sample/core';
import { type AxisScale, axisScale } from '../scale/axisScale.ts';
import { cutText } from '../text/cutText.ts';
import type { LayerContext } from './painter.ts';
import { panelMargin } from './panelMargin.ts';
import { axisValues, resolveAxis } from './resolveAxis.ts';
import type { ResolvedNote, ResolvedPanel, ResolvedZone } from './resolved.ts';
import { resolveLayer } from './resolveLayer.ts';

type Axes = LayerContext['axes'];

/** Px that {@link fitSize} leaves for the labels of an axis of numbers. */
export const usualMargin = 100;

/** One panel in axis space. */
export function resolvePanel(
  figure: Figure,
  label: string,
  {
    cell,
    ...context
  }: Pick<LayerContext, 'theme' | 'room' | 'warnings' | 'edges' | 'caller'> & {
    /** Px of the panel with its axes, across. */
    readonly cell: number;
  },
): ResolvedPanel {
  const { facet, layers, scales } = figure;
  const { warnings } = context;
  // labels stack closer than they stand in a row, in a low panel closest
  const { y: height } = context.room;
  const upright = panelAxis(
    figure,
    'y',
    label,
    Math.max(height * 1.6, Math.min(height * 2.4, 400)),
  );
  const y = resolveAxis(scales.y, upright, {
    ...{ length: height, horizontal: false, title: cell - 16, label: cell * 0.45 },
  });
  // names on the left take from the room
  const { left, right } = panelMargin([{ label, y }]);
  const room = {
    x: Math.max(60, context.room.x - Math.max(0, left - usualMargin)),
    y: height,
  };
  const axes = { x: panelAxis(figure, 'x', label, room.x), y: upright };
  const points = layers.filter(({ mark }) => mark === 'point');
  const counted = new Set(points.flatMap(({ data, x, y }) => [`${data} ${x}`, `${data} ${y}`]));
  const panel = facet ? label : undefined;
  const drawn = layers.map((layer, i) =>
    resolveLayer(layer, i, { ...context, room, figure, axes, counted, panel }),
  );
  const remarks = placeNotes(figure, axes);
  const lost = remarks.filter(({ x, y }) => Number.isNaN(x + y));
  for (const { text } of lost) warnings.push(`the remark '${text}' has no place on the axes`);
  return {
    label: cutText(label, 13, (cell - 16) / 1.2),
    // its title stands in the middle of the frame, and may be wider than it
    x: resolveAxis(scales.x, axes.x, {
      ...{ length: room.x, horizontal: true, title: cell - left + right },
    }),
    y,
    series: drawn.flatMap((layer) => layer.series),
    zones: placeZones(figure, axes, context.theme),
    notes: [
      ...remarks.filter((note) => !lost.includes(note)),
      ...drawn.flatMap((layer) => layer.notes),
    ],
  };
}

function panelAxis(figure: Figure, side: 'x' | 'y', panel: string, length: number): AxisScale {
  const { facet, scales } = figure;
  const share = facet?.share ?? 'both';
  const own = facet !== undefined && share !== 'both' && share !== side;
  const values = axisValues(figure, side, own ? panel : undefined);
  const made = axisScale(scales[side], values, { length });
  const list = made.type === 'band' || made.type === 'ordinal';
  const [first, last] = made.domain;
  return side === 'y' && list ? { ...made, domain: [last, first] } : made; // a list is read downwards
}

function placeNotes({ annotations = [] }: Figure, axes: Axes): ResolvedNote[] {
  const end = (side: 'x' | 'y', value: FigureValue) => {
    const { domain, toAxis } = axes[side];
    const at = toAxis(value);
    return Math.abs(at) === Infinity ? Math[at > 0 ? 'max' : 'min'](...domain) : at;
  };
  return annotations.map(({ x, y, text, anchor = 'middle', shift = [0, 0] }) => ({
    x: end('x', x),
    y: end('y', y),
    text,
    anchor,
    shift,
  }));
}

function placeZones(
  { zones = [] }: Figure,
  axes: Axes,
  { roles }: LayerContext['theme'],
): ResolvedZone[] {
  return zones.flatMap(({ axis, label, role, ...zone }) => {
    const { domain, toAxis } = axes[axis];
    const clamp = (value: number) =>
      Math.min(Math.max(toAxis(value), Math.min(...domain)), Math.max(...domain));
    const [from, to] = [clamp(zone.from), clamp(zone.to)];
    const seen = from !== to && !Number.isNaN(from + to);
    return seen ? [{ axis, from, to, label, color: roles[role] }] : [];
  });
}
