import { resolveFigure, themes } from '@bits-per-sample/plot';
import { describeAdapter } from '@bits-per-sample/testkit';
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
// @boundaries-ignore the figures that every adapter draws
import { markFigures } from '../../testkit/test/markFigures.ts';
// @boundaries-ignore the one rasteriser
import { rasterise } from '../../testkit/test/rasterise.ts';
// @boundaries-ignore the figures that every adapter draws
import { sampleFigures } from '../../testkit/test/sampleFigures.ts';
import { toObservablePlot } from '../src/index.ts';

const { document } = parseHTML('<html></html>');

describeAdapter('toObservablePlot', {
  figures: [...markFigures, ...sampleFigures],
  themes: [themes.light, themes.dark],
  resolve: resolveFigure,
  draw: (figure, theme) => {
    const svg = toObservablePlot(figure, { Plot, document, theme }).output.outerHTML;
    return { svg, complaints: [], pixels: rasterise(svg) };
  },
});
