import { resolveFigure, themes } from '@bits-per-sample/plot';
import { describeAdapter } from '@bits-per-sample/testkit';
import * as echarts from 'echarts';
import * as echarts5 from 'echarts5';
import { adapterFigures } from '../../testkit/test/adapterFigures.ts';
import { rasterise } from '../../testkit/test/rasterise.ts';
import { draw } from './draw.ts';

// what an option says is the same in both; their types differ in the names of themes
const libraries = { 'ECharts 6': echarts, 'ECharts 5': echarts5 as unknown as typeof echarts };

for (const [name, library] of Object.entries(libraries))
  describeAdapter(`toECharts in ${name}`, {
    figures: adapterFigures,
    themes: [themes.light, themes.dark],
    resolve: resolveFigure,
    draw: (figure, theme, room) => {
      const drawn = draw(figure, theme, room, library);
      return { ...drawn, pixels: rasterise(drawn.svg) };
    },
  });
