import * as capability from '@bits-per-sample/capability';
import * as curriculum from '@bits-per-sample/curriculum';
import * as rating from '@bits-per-sample/curriculum/rating';
import * as figures from '@bits-per-sample/figures';
import * as plot from '@bits-per-sample/plot';
import * as toECharts from '@bits-per-sample/plot-echarts';
import * as toObservablePlot from '@bits-per-sample/plot-observable';
import * as toPlotly from '@bits-per-sample/plot-plotly';
import * as toVegaLite from '@bits-per-sample/plot-vega-lite';
import * as Plot from '@observablehq/plot';
import * as echarts from 'echarts';
import Plotly from 'plotly.js-dist-min';
import * as vega from 'vega';
import * as vegaLite from 'vega-lite';

/** What the code of the gallery imports, by the name of the package. */
export const packages: Readonly<Record<string, unknown>> = {
  '@bits-per-sample/capability': capability,
  '@bits-per-sample/curriculum': curriculum,
  '@bits-per-sample/curriculum/rating': rating,
  '@bits-per-sample/figures': figures,
  '@bits-per-sample/plot': plot,
  '@bits-per-sample/plot-echarts': toECharts,
  '@bits-per-sample/plot-observable': toObservablePlot,
  '@bits-per-sample/plot-plotly': toPlotly,
  '@bits-per-sample/plot-vega-lite': toVegaLite,
  '@observablehq/plot': Plot,
  echarts,
  'plotly.js-dist-min': { default: Plotly },
  vega,
  'vega-lite': vegaLite,
};
