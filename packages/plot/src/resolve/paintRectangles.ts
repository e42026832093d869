import { type AxisScale, axisScale } from '../scale/axisScale.ts';
import { readChannel } from './layerRows.ts';
import { type Group, layerName, type Painted, type Painter, series } from './painter.ts';
import { shadeRange } from './shadeRange.ts';

/** Smallest distance between different places, the width of a bar that was given none. */
function gap(places: Iterable<number>, axis: AxisScale): number {
  const sorted = [...new Set(places)].filter(Number.isFinite).sort((a, b) => a - b);
  let least = Math.abs(axis.domain[1] - axis.domain[0]);
  for (let i = 1; i < sorted.length; i++) least = Math.min(least, sorted[i]! - sorted[i - 1]!);
  return least;
}

/** Bars, bins and cells: rectangles inside the axes. */
export function paintRectangles(painter: Painter, group: Group): Painted {
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
  let outside = 0;
  for (const row of group.rows) {
    const [rawX, rawY] = [endsX(row), endsY(row)];
    const [x, x2] = rawX.map((value) => clamp(value, 'x')) as [number, number];
    const [y, y2] = rawY.map((value) => clamp(value, 'y')) as [number, number];
    const fill = shade?.(row);
    if (Number.isNaN(x + x2 + y + y2) || (shade && fill === undefined)) {
      missing++;
      continue;
    }
    if (x === x2 || y === y2) {
      // a bar of height 0 is one; a bin or cell beyond the axes is lost
      if (rawX[0] !== rawX[1] && rawY[0] !== rawY[1]) outside++;
      continue;
    }
    out.x.push(x);
    out.x2.push(x2);
    out.y.push(y);
    out.y2.push(y2);
    out.rows.push(row);
    if (fill) out.fills.push(fill);
  }
  if (outside > 0)
    context.warnings.push(
      `${outside} of ${group.rows.length} marks of ${layerName(layer, painter.index)} lie outside the axes and are left out`,
    );
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
