import { readChannel } from './layerRows.ts';
import { type Group, layerName, type Painted, type Painter, series, tame } from './painter.ts';
import { thinLine } from './thinLine.ts';

/** Lines, steps and bands: one path per series. */
export function paintPath(painter: Painter, group: Group): Painted {
  const { at, context, layer } = painter;
  const { axes, room, warnings } = context;
  let missing = 0;
  // a missing y is a gap one can see, not a row that got lost
  const value = readChannel(context.figure, layer, layer.y!);
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
    if (gone && value(row) !== null) missing++;
    all.x[i] = gone ? NaN : x;
    all.y[i] = gone ? NaN : y;
    all.y2[i] = gone ? NaN : y2;
  });
  const [a, b] = axes.x.domain;
  const keep = thinLine(all, [Math.min(a, b), Math.max(a, b)], room.x);
  if (keep.length < group.rows.length)
    warnings.push(
      `${layerName(layer, painter.index)}: ${group.rows.length} vertices drawn as the ${keep.length} that a screen can show`,
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
