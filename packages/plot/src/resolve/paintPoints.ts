import { DomainError, type FigureValue, formatCount, formatValue } from '@bits-per-sample/core';
import { readChannel } from './layerRows.ts';
import {
  beyond,
  type Group,
  layerName,
  mostMarks,
  type Painted,
  type Painter,
  series,
} from './painter.ts';
import type { ResolvedNote, ResolvedSeries } from './resolved.ts';

type Edge = NonNullable<ResolvedSeries['edge']>;

/** Points at one end of an axis, or inside. */
interface Placed {
  readonly x: number[];
  readonly y: number[];
  readonly rows: number[];
  readonly weights: number[];
  /** Index of the point that stands in a place of the grid. */
  readonly seen: Map<string, number>;
  /** Values on the axis that they lie beyond. */
  readonly values: Set<FigureValue | null>;
  count: number;
}

const nobody = (): Placed => ({
  x: [],
  y: [],
  rows: [],
  weights: [],
  seen: new Map(),
  values: new Set(),
  count: 0,
});

// long: one pass over the points, with what it counts on the way
/** Points; those beyond an axis stand at its end as arrows, and a crowd shares places. */
export function paintPoints(painter: Painter, group: Group): Painted {
  const { at, context, layer, index } = painter;
  const { axes, room, figure, warnings, edges } = context;
  const weight = layer.size === undefined ? undefined : readChannel(figure, layer, layer.size);
  // sized points lose nothing when they share a place, so they may do so early
  const [crowd, grid] = weight ? [150, 8] : [2000, 2 / 3];
  const crowded = group.rows.length > crowd;
  const pixel = (value: number, side: 'x' | 'y') => {
    const [a, b] = axes[side].domain;
    return Math.round((((value - a) / (b - a)) * room[side]) / grid);
  };
  /** Where a point stands, and beyond which end it lies; null where it is dropped. */
  const stand = (value: number, side: 'x' | 'y', ends: readonly [Edge, Edge]) => {
    const way = beyond(value, axes[side]);
    const { clip = 'edge' } = figure.scales[side];
    const [from, to] = axes[side].domain;
    if (way === 0) return { place: value };
    if (clip === 'drop') return null;
    const atEnd = way > 0 === to > from;
    return { place: atEnd ? to : from, ...(clip === 'edge' && { edge: ends[atEnd ? 1 : 0] }) };
  };

  const sets = new Map<Edge | '', Placed>();
  let missing = 0;
  let dropped = 0;
  for (const row of group.rows) {
    const [ax, ay] = [at.x!(row), at.y!(row)];
    if (Number.isNaN(ax) || Number.isNaN(ay)) {
      missing++;
      continue;
    }
    const [x, y] = [stand(ax, 'x', ['left', 'right']), stand(ay, 'y', ['bottom', 'top'])];
    if (!x || !y) {
      dropped++;
      continue;
    }
    const edge = x.edge ?? y.edge ?? '';
    const set = sets.get(edge) ?? nobody();
    sets.set(edge, set);
    const w = weight ? Number(weight(row) ?? 0) : 1;
    set.count += w;
    if (edge !== '') {
      const side = x.edge ? 'x' : 'y';
      set.values.add(readChannel(figure, layer, layer[side]!)(row));
    }
    if (crowded || edge !== '') {
      const key = `${pixel(x.place, 'x')} ${pixel(y.place, 'y')}`;
      const known = set.seen.get(key);
      if (known !== undefined) {
        set.weights[known]! += w;
        continue;
      }
      set.seen.set(key, set.rows.length);
    }
    set.x.push(x.place);
    set.y.push(y.place);
    set.rows.push(row);
    set.weights.push(w);
  }
  const of = `${group.rows.length} points of ${layerName(layer, index)}`;
  if (dropped > 0) warnings.push(`${dropped} of ${of} lie outside the axes and are left out`);
  const drawn = [...sets.values()].reduce((n, set) => n + set.rows.length, 0);
  if (crowded && !weight) warnings.push(`${of} are drawn as ${drawn} distinct places`);
  if (drawn > mostMarks)
    throw new DomainError(
      context.caller,
      `figure.layers[${index}]`,
      `at most ${mostMarks} distinct points`,
      drawn,
    );

  const heaviest = [...sets.values()].map((set) => set.weights.reduce((m, w) => Math.max(m, w), 0));
  const top = Math.max(1e-300, ...heaviest);
  const notes: ResolvedNote[] = [];
  const made = [...sets].map(([edge, set]) => {
    if (edge !== '') {
      edges[edge] += set.count;
      if (set.rows.length === 1) notes.push(edgeNote(painter, edge, set));
    }
    return series(painter, group, set.rows, {
      x: Float64Array.from(set.x),
      y: Float64Array.from(set.y),
      ...(edge !== '' && { edge }),
      radii: Float64Array.from(set.weights, (w) =>
        weight ? Math.max(1.75, 7.5 * Math.sqrt(Math.max(0, w) / top)) : (layer.style?.size ?? 3.5),
      ),
    });
  });
  return { series: made, notes, missing };
}

const shifts = { left: [14, -9], right: [-14, -9], bottom: [12, -7], top: [12, 10] } as const;

/** "12 at 0", or "12 below 0.001" where they differ, beside an arrow. */
function edgeNote(
  { context: { figure, axes } }: Painter,
  edge: Edge,
  { x, y, count, values }: Placed,
): ResolvedNote {
  const side = edge === 'left' || edge === 'right' ? 'x' : 'y';
  const { format } = figure.scales[side];
  const print = (value: FigureValue | null | undefined) =>
    typeof value === 'number' ? formatValue(value, format) : String(value);
  const [value] = values;
  const end = axes[side].fromAxis((side === 'x' ? x : y)[0]!);
  const where =
    values.size === 1
      ? `at ${print(value)}`
      : `${Number(value) < Number(end) ? 'below' : 'above'} ${print(end)}`;
  const text = `${formatCount(count)} ${where}`;
  const anchor = edge === 'right' ? 'end' : 'start';
  return { x: x[0]!, y: y[0]!, text, anchor, shift: shifts[edge] };
}
