import { resolveFigure, themes } from '@bits-per-sample/plot';
import { describeAdapter } from '@bits-per-sample/testkit';
import type * as echarts from 'echarts';
import { adapterFigures } from '../../testkit/test/adapterFigures.ts';
import { rasterise } from '../../testkit/test/rasterise.ts';
import { draw } from './draw.ts';

/** The contract of an adapter, with one version of the library. */
export const describeECharts = (name: string, library: typeof echarts): void =>
  describeAdapter(name, {
    figures: adapterFigures,
    themes: [themes.light, themes.dark],
    resolve: resolveFigure,
    draw: (figure, theme, room) => {
      const drawn = draw(figure, theme, room, library);
      return { ...drawn, pixels: rasterise(drawn.svg) };
    },
  });
