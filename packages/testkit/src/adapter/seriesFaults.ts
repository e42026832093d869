import type { ToPixel } from './axisPlaces.ts';
import { boxOf } from './boxes.ts';
import type { PromisedFigure } from './promisedFigure.ts';
import type { DrawnShape, Place } from './readSvg.ts';

/** Whether a path comes by at a place. */
function passes(vertices: readonly Place[], [x, y]: Place): boolean {
  return vertices.some(([u, v], i) => {
    if (Math.hypot(u - x, v - y) < 2) return true;
    const next = vertices[i + 1];
    if (!next) return false;
    const [dx, dy] = [next[0] - u, next[1] - v];
    const along = ((x - u) * dx + (y - v) * dy) / (dx * dx + dy * dy);
    return along > 0 && along < 1 && Math.hypot(u + along * dx - x, v + along * dy - y) < 2;
  });
}

type Series = PromisedFigure['panels'][number]['series'][number];

/** What is wrong with a series, given where its axes are. */
export function* seriesFaults(
  { mark, name, color, x, y, y2, edge, fills }: Series,
  shapes: readonly DrawnShape[],
  { toX, toY, inside }: { toX: ToPixel; toY: ToPixel; inside: (x: number, y: number) => boolean },
): Generator<string> {
  const paint =
    mark === 'line' || mark === 'step' || mark === 'rule' || mark === 'segment' || edge
      ? 'stroke'
      : 'fill';
  const mine = shapes.filter((shape) => shape[paint] === (fills?.[0] ?? color).toLowerCase());
  const label = name || mark;
  if (mark === 'text' || x.length === 0) return;
  if (mine.length === 0) {
    yield `series ${label} is not drawn in ${color}`;
    return;
  }
  const places = Array.from(x, (at, i) => [at, y[i]!, i] as const).filter(([at, up]) =>
    inside(at, up),
  );
  if (mark === 'line' || mark === 'step' || mark === 'band') {
    if (places.length < 2) return;
    const picked = [0.1, 0.3, 0.5, 0.7, 0.9].map((t) => places[Math.floor(t * places.length)]!);
    const whole = mine.some((shape) =>
      picked.every(([at, up]) => passes(shape.vertices, [toX(at), toY(up)])),
    );
    const pieces = picked.every(([at, up]) =>
      mine.some((shape) => passes(shape.vertices, [toX(at), toY(up)])),
    );
    if (!whole && !(pieces && x.some(Number.isNaN)))
      yield `series ${label} has no path through its points`;
    return;
  }
  const isBox = mark === 'bar' || mark === 'hist' || mark === 'cell';
  const seen = places.filter(([, , i]) => !isBox || Math.abs(toY(y[i]!) - toY(y2[i]!)) > 0.5);
  const away = seen.filter(([at, up]) => {
    const place: Place = [toX(at), toY(up)];
    return !mine.some(({ vertices }) => {
      const { left, right, top, bottom } = boxOf(vertices);
      const slack = edge ? 12 : mark === 'point' ? 8 : 2; // of an arc only the ends are known
      return (
        place[0] > left - slack &&
        place[0] < right + slack &&
        place[1] > top - slack &&
        place[1] < bottom + slack
      );
    });
  });
  if (away.length > 0 && !fills)
    yield `series ${label}: ${away.length} of ${seen.length} marks are not in their places`;
}
