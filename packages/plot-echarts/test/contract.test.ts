import { resolveFigure, themes } from '@bits-per-sample/plot';
import { describeAdapter } from '@bits-per-sample/testkit';
// @boundaries-ignore the figures that every adapter draws
import { markFigures } from '../../testkit/test/markFigures.ts';
// @boundaries-ignore the one rasteriser
import { rasterise } from '../../testkit/test/rasterise.ts';
// @boundaries-ignore the figures that every adapter draws
import { sampleFigures } from '../../testkit/test/sampleFigures.ts';
import { draw } from './draw.ts';

describeAdapter('toECharts', {
  figures: [...markFigures, ...sampleFigures],
  themes: [themes.light, themes.dark],
  resolve: resolveFigure,
  draw: (figure, theme) => {
    const drawn = draw(figure, theme);
    return { ...drawn, pixels: rasterise(drawn.svg) };
  },
});
