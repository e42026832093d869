// #region imports
import { toObservablePlot } from '@bits-per-sample/plot-observable';
import * as Plot from '@observablehq/plot';
// #endregion imports
import type { Draw } from '../draw.ts';

/** Draws with Observable Plot, in SVG. */
export const draw: Draw = (figure, place, { theme, width }) => {
  // #region draw
  const { output } = toObservablePlot<SVGSVGElement>(figure, { Plot, document, theme, width });
  place.append(output);
  // #endregion draw
};
