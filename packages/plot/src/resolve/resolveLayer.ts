import {
  DomainError,
  type Figure,
  type FigureChannel,
  type FigureLayer,
} from '@bits-per-sample/core';
import { type AxisScale, axisScale } from '../scale/axisScale.ts';
import { formatValue } from '../text/formatValue.ts';
import type { Theme } from '../theme.ts';
import { layerRows, readChannel } from './layerRows.ts';
import type { ResolvedNote, ResolvedSeries } from './resolveFigure.ts';
import { dashOf, seriesLook } from './seriesLook.ts';
import { shadeRange } from './shadeRange.ts';
import { thinLine } from './thinLine.ts';

/** What a layer needs to know of its panel. */
interface LayerContext {
  readonly figure: Figure;
  readonly theme: Theme;
  readonly axes: { readonly x: AxisScale; readonly y: AxisScale };
  readonly room: { readonly x: number; readonly y: number };
  readonly panel: string | undefined;
  readonly warnings: string[];
  readonly edges: Record<'left' | 'right' | 'top' | 'bottom', number>;
}

type Edge = NonNullable<ResolvedSeries['edge']>;

const mostMarks = 20_000;
const crowd = 2_000;

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

/** Smallest distance between different places, the width of a bar that was given none. */
function gap(places: Iterable<number>, axis: AxisScale): number {
  const sorted = [...new Set(places)].filter(Number.isFinite).sort((a, b) => a - b);
  let least = Math.abs(axis.domain[1] - axis.domain[0]);
  for (let i = 1; i < sorted.length; i++) least = Math.min(least, sorted[i]! - sorted[i - 1]!);
  return least;
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
    return (row: number) => axes[side].toAxis(read(row));
  };
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
        return path(painter, group);
      case 'point':
        return points(painter, group);
      case 'bar':
      case 'hist':
      case 'cell':
        return rectangles(painter, group);
      default:
        return singles(painter, group);
    }
  });
  const count = made.reduce(
    (sum, { series }) => sum + series.reduce((n, s) => n + s.rows.length, 0),
    0,
  );
  if (!['line', 'step', 'band', 'point'].includes(layer.mark) && count > mostMarks)
    throw new DomainError(
      'resolveFigure',
      `figure.layers[${index}]`,
      `at most ${mostMarks} ${layer.mark} marks (summarise first)`,
      count,
    );
  const missing = made.reduce((sum, { missing }) => sum + missing, 0);
  if (missing > 0)
    warnings.push(
      `${missing} of ${rows.length} rows of ${name(layer, index)} have no place on the axes and are not drawn`,
    );
  return {
    series: made.flatMap(({ series }) => series),
    notes: made.flatMap(({ notes }) => notes),
  };
}

const name = (layer: FigureLayer, index: number) => `layer ${index} (${layer.label ?? layer.mark})`;

interface Painter {
  readonly layer: FigureLayer;
  readonly index: number;
  readonly context: LayerContext;
  readonly at: Readonly<Record<'x' | 'x2' | 'y' | 'y2', ((row: number) => number) | undefined>>;
  readonly rows: readonly number[];
}

interface Group {
  readonly name: string;
  readonly rows: readonly number[];
  readonly look: { readonly color: string; readonly dash: readonly number[] };
}

interface Painted {
  readonly series: readonly ResolvedSeries[];
  readonly notes: readonly ResolvedNote[];
  readonly missing: number;
}

function series(
  { layer, index }: Painter,
  group: Group,
  rows: readonly number[],
  place: Pick<ResolvedSeries, 'x' | 'y'> & Partial<ResolvedSeries>,
): ResolvedSeries {
  const style = layer.style ?? {};
  return {
    mark: layer.mark,
    layer: index,
    name: group.name,
    ...group.look,
    width: style.width ?? (layer.mark === 'line' || layer.mark === 'step' ? 2.25 : 1.25),
    opacity: style.opacity ?? (layer.mark === 'band' ? 0.25 : 1),
    symbol: style.symbol ?? 'circle',
    anchor: style.anchor ?? 'middle',
    shift: style.shift ?? [0, 0],
    x2: place.x,
    y2: place.y,
    rows: Int32Array.from(rows),
    ...(layer.meaning && { meaning: layer.meaning }),
    ...place,
  };
}

/** Finite, at most 100 spans outside the domain: the adapter clips what leaves the panel. */
function tame(value: number, { domain: [a, b] }: AxisScale): number {
  const span = 100 * Math.abs(b - a);
  return Math.min(Math.max(value, Math.min(a, b) - span), Math.max(a, b) + span);
}

function path(painter: Painter, group: Group): Painted {
  const { at, context, layer } = painter;
  const { axes, room, warnings } = context;
  let missing = 0;
  const read = (row: number, x: (r: number) => number, y: (r: number) => number) => {
    const [px, py] = [tame(x(row), axes.x), tame(y(row), axes.y)];
    return Number.isNaN(px + py) ? ([NaN, NaN] as const) : ([px, py] as const);
  };
  const all = {
    x: new Float64Array(group.rows.length),
    y: new Float64Array(group.rows.length),
    y2: new Float64Array(group.rows.length),
  };
  group.rows.forEach((row, i) => {
    const [x, y] = read(row, at.x!, at.y!);
    const y2 = at.y2 ? read(row, at.x!, at.y2)[1] : y;
    const gone = Number.isNaN(x + y2);
    if (gone) missing++;
    all.x[i] = gone ? NaN : x;
    all.y[i] = gone ? NaN : y;
    all.y2[i] = gone ? NaN : y2;
  });
  const [a, b] = axes.x.domain;
  const keep = thinLine(all, [Math.min(a, b), Math.max(a, b)], room.x);
  if (keep.length < group.rows.length)
    warnings.push(
      `${name(layer, painter.index)}: ${group.rows.length} vertices drawn as the ${keep.length} that a screen can show`,
    );
  const pick = (column: Float64Array) => Float64Array.from(keep, (i) => column[i]!);
  return {
    series: [
      series(
        painter,
        group,
        keep.map((i) => group.rows[i]!),
        { x: pick(all.x), y: pick(all.y), y2: pick(all.y2) },
      ),
    ],
    notes: [],
    missing,
  };
}

/** Which end of an axis a value lies beyond: −1 low, 1 high, 0 inside. */
function beyond(value: number, { domain: [a, b] }: AxisScale): -1 | 0 | 1 {
  const slack = Math.abs(b - a) * 1e-9;
  return value < Math.min(a, b) - slack ? -1 : value > Math.max(a, b) + slack ? 1 : 0;
}

/** Points on one end of an axis, or inside. */
interface Placed {
  readonly x: number[];
  readonly y: number[];
  readonly rows: number[];
  readonly weights: number[];
  readonly seen: Map<string, number>;
  count: number;
}

function points(painter: Painter, group: Group): Painted {
  const { at, context, layer, index } = painter;
  const { axes, room, figure, warnings, edges } = context;
  const weight = layer.size === undefined ? undefined : readChannel(figure, layer, layer.size);
  const crowded = group.rows.length > crowd;
  const px = (value: number, side: 'x' | 'y') => {
    const [a, b] = axes[side].domain;
    return Math.round(((value - a) / (b - a)) * room[side] * 1.5);
  };
  const sets = new Map<Edge | '', Placed>();
  let missing = 0;
  let dropped = 0;
  for (const row of group.rows) {
    let [x, y] = [at.x!(row), at.y!(row)];
    if (Number.isNaN(x + y) && (Number.isNaN(x) || Number.isNaN(y))) {
      missing++;
      continue;
    }
    const [ox, oy] = [beyond(x, axes.x), beyond(y, axes.y)];
    const [cx, cy] = [figure.scales.x.clip ?? 'edge', figure.scales.y.clip ?? 'edge'];
    if ((ox !== 0 && cx === 'drop') || (oy !== 0 && cy === 'drop')) {
      dropped++;
      continue;
    }
    const end = (side: 'x' | 'y', direction: number) =>
      direction < 0 ? Math.min(...axes[side].domain) : Math.max(...axes[side].domain);
    if (ox !== 0) x = end('x', ox);
    if (oy !== 0) y = end('y', oy);
    const rightward = ox * (axes.x.domain[1] > axes.x.domain[0] ? 1 : -1);
    const upward = oy * (axes.y.domain[1] > axes.y.domain[0] ? 1 : -1);
    const edge: Edge | '' =
      rightward !== 0 && cx === 'edge'
        ? rightward < 0
          ? 'left'
          : 'right'
        : upward !== 0 && cy === 'edge'
          ? upward < 0
            ? 'bottom'
            : 'top'
          : '';
    const none: Placed = { x: [], y: [], rows: [], weights: [], seen: new Map(), count: 0 };
    const set = sets.get(edge) ?? none;
    sets.set(edge, set);
    const w = weight ? Number(weight(row) ?? 0) : 1;
    set.count += weight ? w : 1;
    if (crowded || edge !== '') {
      const key = `${px(x, 'x')} ${px(y, 'y')}`;
      const known = set.seen.get(key);
      if (known !== undefined) {
        set.weights[known]! += w;
        continue;
      }
      set.seen.set(key, set.rows.length);
    }
    set.x.push(x);
    set.y.push(y);
    set.rows.push(row);
    set.weights.push(w);
  }
  if (dropped > 0)
    warnings.push(
      `${dropped} of ${group.rows.length} points of ${name(layer, index)} lie outside the axes and are left out`,
    );
  const drawn = [...sets.values()].reduce((n, set) => n + set.rows.length, 0);
  if (drawn + missing + dropped < group.rows.length && crowded)
    warnings.push(
      `${name(layer, index)}: ${group.rows.length} points drawn as ${drawn} distinct places`,
    );
  if (drawn > mostMarks)
    throw new DomainError(
      'resolveFigure',
      `figure.layers[${index}]`,
      `at most ${mostMarks} distinct points`,
      drawn,
    );

  const top = Math.max(
    1,
    ...[...sets.values()].flatMap((set) => set.weights.reduce((m, w) => Math.max(m, w), 0)),
  );
  const notes: ResolvedNote[] = [];
  const made = [...sets].map(([edge, set]) => {
    if (edge !== '') {
      edges[edge] += set.count;
      if (set.rows.length === 1)
        notes.push(edgeNote(painter, edge, set.x[0]!, set.y[0]!, set.rows[0]!, set.count));
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

/** "12 at 0" beside an arrow. */
function edgeNote(
  { layer, context }: Painter,
  edge: Edge,
  x: number,
  y: number,
  row: number,
  count: number,
): ResolvedNote {
  const side = edge === 'left' || edge === 'right' ? 'x' : 'y';
  const value = readChannel(context.figure, layer, layer[side]!)(row);
  const printed =
    typeof value === 'number'
      ? formatValue(value, context.figure.scales[side].format)
      : String(value);
  const shift =
    edge === 'bottom'
      ? ([12, -7] as const)
      : edge === 'top'
        ? ([12, 10] as const)
        : ([edge === 'left' ? 14 : -14, -9] as const);
  return {
    x,
    y,
    text: `${formatValue(count, 'number', { digits: 7 })} at ${printed}`,
    anchor: edge === 'right' ? 'end' : 'start',
    shift,
  };
}

function rectangles(painter: Painter, group: Group): Painted {
  const { at, context, layer, rows } = painter;
  const { axes } = context;
  const categorical = (side: 'x' | 'y') =>
    axes[side].type === 'band' || axes[side].type === 'ordinal';
  const across = layer.mark === 'bar' && categorical('y') && !categorical('x');
  const half = (side: 'x' | 'y') => {
    const full = layer.mark === 'cell' ? 1 : 0.8;
    return (full / 2) * (categorical(side) ? 1 : gap(rows.map(at[side]!), axes[side]));
  };
  const isLength = (side: 'x' | 'y') => layer.mark !== 'cell' && side === (across ? 'x' : 'y');
  const ends = (side: 'x' | 'y'): ((row: number) => readonly [number, number]) => {
    const [one, two] = [at[side]!, at[`${side}2`]];
    if (two) return (row) => [one(row), two(row)];
    if (isLength(side)) {
      const zero = axes[side].toAxis(0);
      return (row) => [Number.isFinite(zero) ? zero : Math.min(...axes[side].domain), one(row)];
    }
    const width = half(side);
    return (row) => [one(row) - width, one(row) + width];
  };
  const clamp = (value: number, side: 'x' | 'y') => {
    const { domain } = axes[side];
    return Math.min(Math.max(value, Math.min(...domain)), Math.max(...domain));
  };
  const [endsX, endsY] = [ends('x'), ends('y')];
  const shade = layer.value === undefined ? undefined : shader(painter);
  const out = {
    x: [] as number[],
    x2: [] as number[],
    y: [] as number[],
    y2: [] as number[],
    rows: [] as number[],
    fills: [] as string[],
  };
  let missing = 0;
  for (const row of group.rows) {
    const [x, x2] = endsX(row).map((value) => clamp(value, 'x')) as [number, number];
    const [y, y2] = endsY(row).map((value) => clamp(value, 'y')) as [number, number];
    const fill = shade?.(row);
    if (Number.isNaN(x + x2 + y + y2) || (shade && fill === undefined)) {
      missing++;
      continue;
    }
    if (x === x2 || y === y2) continue;
    out.x.push(x);
    out.x2.push(x2);
    out.y.push(y);
    out.y2.push(y2);
    out.rows.push(row);
    if (fill) out.fills.push(fill);
  }
  const place = {
    x: Float64Array.from(out.x),
    x2: Float64Array.from(out.x2),
    y: Float64Array.from(out.y),
    y2: Float64Array.from(out.y2),
    ...(shade && { fills: out.fills }),
  };
  return { series: [series(painter, group, out.rows, place)], notes: [], missing };
}

/** Shade of a row's value; undefined where it has none. */
function shader({
  layer,
  context: { figure, theme },
}: Painter): (row: number) => string | undefined {
  const read = readChannel(figure, layer, layer.value!);
  const scale = axisScale({ ...figure.scales.value!, domain: shadeRange(figure) });
  const [a, b] = scale.domain;
  const stops = theme.ramp.map((hex) =>
    [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16)),
  );
  return (row) => {
    const t = (scale.toAxis(read(row)) - a) / (b - a);
    if (Number.isNaN(t)) return undefined;
    const along = Math.min(Math.max(t, 0), 1) * (stops.length - 1);
    const i = Math.min(Math.floor(along), stops.length - 2);
    const mix = stops[i]!.map((from, c) =>
      Math.round(from + (stops[i + 1]![c]! - from) * (along - i)),
    );
    return `#${mix.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
  };
}

/** Rules, segments and texts: one element per row, left out when outside the axes. */
function singles(painter: Painter, group: Group): Painted {
  const { at, context, layer, index } = painter;
  const { axes, figure, warnings } = context;
  const read = layer.text === undefined ? undefined : readChannel(figure, layer, layer.text);
  const isRule = layer.mark === 'rule';
  const own = {
    x: at.x ?? (() => axes.x.domain[0]),
    x2: at.x2 ?? at.x ?? (() => axes.x.domain[1]),
    y: at.y ?? (() => axes.y.domain[0]),
    y2: at.y2 ?? at.y ?? (() => axes.y.domain[1]),
  };
  const kept: number[] = [];
  let missing = 0;
  let outside = 0;
  for (const row of group.rows) {
    const all = [own.x(row), own.x2(row), own.y(row), own.y2(row)];
    const place: readonly ['x' | 'y', number][] = [
      ['x', all[0]!],
      ['y', all[2]!],
    ];
    if (all.some(Number.isNaN) || (read && read(row) === null)) missing++;
    else if (
      layer.mark !== 'segment' &&
      place.some(([side, value]) => beyond(value, axes[side]) !== 0)
    )
      outside++;
    else kept.push(row);
  }
  if (outside > 0)
    warnings.push(
      `${outside} of ${group.rows.length} ${isRule ? 'rules' : 'texts'} of ${name(layer, index)} lie outside the axes and are left out`,
    );
  const column = (side: 'x' | 'y', value: (row: number) => number) =>
    Float64Array.from(kept, (row) => tame(value(row), axes[side]));
  const place = {
    x: column('x', own.x),
    x2: column('x', own.x2),
    y: column('y', own.y),
    y2: column('y', own.y2),
    ...(read && { texts: kept.map((row) => String(read(row))) }),
  };
  return { series: [series(painter, group, kept, place)], notes: [], missing };
}
