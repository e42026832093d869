import { resolveFigure, themes } from '@bits-per-sample/plot';
import { describeAdapter } from '@bits-per-sample/testkit';
import { adapterFigures } from '../../testkit/test/adapterFigures.ts';
import { rasterise } from '../../testkit/test/rasterise.ts';
import { draw } from './draw.ts';

describeAdapter('toVegaLite', {
  figures: adapterFigures,
  themes: [themes.light, themes.dark],
  resolve: resolveFigure,
  draw: async (figure, theme, room) => {
    const drawn = await draw(figure, theme, room);
    return { ...drawn, pixels: rasterise(drawn.svg) };
  },
});
