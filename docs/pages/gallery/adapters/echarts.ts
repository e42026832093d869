// #region imports
import { toECharts } from '@bits-per-sample/plot-echarts';
import * as echarts from 'echarts';
// #endregion imports
import type { Draw } from '../draw.ts';

/** Draws with ECharts, in SVG. */
export const draw: Draw = (figure, place, { theme, width }) => {
  // #region draw
  const { output, size } = toECharts(figure, { theme, width });
  echarts.init(place, null, { renderer: 'svg', ...size }).setOption(output);
  // #endregion draw
};
