import { readChannel } from './layerRows.ts';
import {
  beyond,
  type Group,
  layerName,
  type Painted,
  type Painter,
  series,
  tame,
} from './painter.ts';

/** Rules, segments and texts: one element per row, left out when outside the axes. */
export function paintSingles(painter: Painter, group: Group): Painted {
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
      `${outside} of ${group.rows.length} ${isRule ? 'rules' : 'texts'} of ${layerName(layer, index)} lie outside the axes and are left out`,
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
