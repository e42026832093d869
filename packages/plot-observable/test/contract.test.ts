import { resolveFigure, themes } from '@bits-per-sample/plot';
import { describeAdapter } from '@bits-per-sample/testkit';
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { adapterFigures } from '../../testkit/test/adapterFigures.ts';
import { rasterise } from '../../testkit/test/rasterise.ts';
import { toObservablePlot } from '../src/index.ts';

const { document } = parseHTML('<html></html>');

describeAdapter('toObservablePlot', {
  figures: adapterFigures,
  themes: [themes.light, themes.dark],
  resolve: resolveFigure,
  draw: (figure, theme, room) => {
    const svg = toObservablePlot(figure, { Plot, document, theme, ...room }).output.outerHTML;
    return { svg, complaints: [], pixels: rasterise(svg) };
  },
});
