import { boxOf } from './boxes.ts';
import { levelScripts } from './levelScripts.ts';
import type { PromisedFigure } from './promisedFigure.ts';
import type { DrawnShape, DrawnText } from './readSvg.ts';

/** Entries of the legend that are not seen in their colour, undiluted. */
export function* legendFaults(
  { legend }: PromisedFigure,
  shapes: readonly DrawnShape[],
  texts: readonly DrawnText[],
): Generator<string> {
  for (const { label, color, swatch, opacity } of legend) {
    const wantedOpacity = swatch === 'zone' ? 0.3 : swatch === 'area' ? opacity : 1;
    const names = texts.filter((text) => text.text === levelScripts(label));
    const beside = (shape: DrawnShape) =>
      names.some(({ at: [x, y] }) => {
        const box = boxOf(shape.vertices);
        return (
          box.right < x + 2 &&
          box.left > x - 60 &&
          box.bottom > y - 14 &&
          box.top < y + 6 &&
          box.bottom - box.top < 24
        );
      });
    const swatches = shapes.filter(beside);
    const right = swatches.some((shape) =>
      (['fill', 'stroke'] as const).some(
        (paint) =>
          shape[paint] === color.toLowerCase() && shape[`${paint}Opacity`] > 0.9 * wantedOpacity,
      ),
    );
    if (names.length > 0 && !right) yield `the legend does not show ${label} in ${color}`;
  }
}

/** Colours that are neither the theme's nor a shade of its ramp. */
export function* colorFaults(
  { panels, theme }: PromisedFigure,
  shapes: readonly DrawnShape[],
  allow: readonly string[],
): Generator<string> {
  const palette = new Set(
    [
      ...Object.values(theme.roles),
      theme.background,
      theme.grid,
      ...theme.ramp,
      ...allow,
      ...panels.flatMap((panel) => panel.series.flatMap((series) => series.fills ?? [])),
    ].map((color) => color.toLowerCase()),
  );
  const strange = new Set<string>();
  for (const { fill, stroke, fillOpacity, strokeOpacity, vertices } of shapes) {
    const { left, right, top, bottom } = boxOf(vertices);
    const flat = left === right || top === bottom;
    if (fill && !flat && fillOpacity > 0 && !fill.startsWith('url(') && !palette.has(fill))
      strange.add(fill);
    if (stroke && strokeOpacity > 0 && !palette.has(stroke)) strange.add(stroke);
  }
  for (const color of strange) yield `colour ${color} is not the theme's`;
}
