import { type AxisPlace, axisPlaces } from './axisPlaces.ts';
import { boxOf } from './boxes.ts';
import type { PromisedFigure } from './promisedFigure.ts';
import type { DrawnShape, DrawnText } from './readSvg.ts';
import { seriesFaults } from './seriesFaults.ts';

type Panel = PromisedFigure['panels'][number];

/** Axes that stand elsewhere, and series that do not run through their points. */
export function* panelFaults(
  { panels, theme }: PromisedFigure,
  shapes: readonly DrawnShape[],
  texts: readonly DrawnText[],
): Generator<string> {
  for (const [i, panel] of panels.entries()) {
    const where = panels.length > 1 ? ` of panel ${i + 1}` : '';
    if (panel.x.ticks.length < 2 || panel.y.ticks.length < 2) continue;
    const [xs, ys] = [axisPlaces(panel.x, 'x', texts), axisPlaces(panel.y, 'y', texts)];
    if (xs.length === 0) yield `the ticks of x${where} do not stand where their values are`;
    if (ys.length === 0) yield `the ticks of y${where} do not stand where their values are`;
    // panels may share their labels: one pair of axes has to fit everything in the panel
    const tries = xs.flatMap((x) =>
      ys.map((y) => [...framedFaults(panel, { x, y, where, shapes, muted: theme.roles.muted })]),
    );
    tries.sort((a, b) => a.length - b.length);
    yield* tries[0] ?? [];
  }
}

/** What is wrong with a panel if its axes are these two. */
function* framedFaults(
  panel: Panel,
  {
    x,
    y,
    where,
    shapes,
    muted,
  }: {
    readonly x: AxisPlace;
    readonly y: AxisPlace;
    readonly where: string;
    readonly shapes: readonly DrawnShape[];
    readonly muted: string | undefined;
  },
): Generator<string> {
  const [left, right] = panel.x.domain.map(x.toPixel) as [number, number];
  const [bottom, top] = panel.y.domain.map(y.toPixel) as [number, number];
  if (!(y.across < left + 1) || left - y.across > right - left)
    yield `the y axis${where} does not stand at the left`;
  if (!(x.across > bottom - 1) || x.across - bottom > bottom - top)
    yield `the x axis${where} does not stand at the bottom`;
  const base = shapes.some(({ stroke, vertices }) => {
    const box = boxOf(vertices);
    return (
      stroke === muted &&
      Math.abs(box.top - bottom) < 2 &&
      Math.abs(box.bottom - bottom) < 2 &&
      Math.abs(box.left - left) < 3 &&
      Math.abs(box.right - right) < 3
    );
  });
  if (!base) yield `no line at the bottom${where} for the x axis`;
  const inside = (at: number, up: number) => {
    const [px, py] = [x.toPixel(at), y.toPixel(up)];
    return px > left - 1 && px < right + 1 && py > top - 1 && py < bottom + 1;
  };
  for (const series of panel.series)
    yield* seriesFaults(series, shapes, { toX: x.toPixel, toY: y.toPixel, inside });
}
