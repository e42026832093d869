// #region imports
import { toVegaLite } from '@bits-per-sample/plot-vega-lite';
import { parse, View } from 'vega';
import { compile } from 'vega-lite';
// #endregion imports
import type { Draw } from '../draw.ts';

/** Draws with Vega-Lite, in SVG. */
export const draw: Draw = async (figure, place, { theme, width }) => {
  // #region draw
  const { output } = toVegaLite(figure, { theme, width });
  const view = new View(parse(compile(output).spec), { renderer: 'svg', hover: true });
  await view.initialize(place).runAsync();
  // #endregion draw
};
