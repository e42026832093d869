// #region imports
import { toPlotly } from '@bits-per-sample/plot-plotly';
import Plotly from 'plotly.js-dist-min';
// #endregion imports
import type { Draw } from '../draw.ts';

/** Draws with Plotly, in SVG; Plotly says nothing to screen readers, so the place does. */
export const draw: Draw = async (figure, place, { theme, width }) => {
  // #region draw
  const { data, layout, config } = toPlotly(figure, { theme, width }).output;
  await Plotly.newPlot(place, data, layout, config);
  place.role = 'img';
  place.ariaLabel = layout.meta.alt;
  // #endregion draw
};
