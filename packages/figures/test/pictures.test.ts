import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { resolveFigure, themes } from '@bits-per-sample/plot';
import { describeAdapter } from '@bits-per-sample/testkit';
import { toObservablePlot } from '../../plot-observable/src/index.ts';
import { samples } from './samples.ts';

// the adapter's own libraries, which this package does without
const { resolve } = createRequire(new URL('../../plot-observable/package.json', import.meta.url));
const load = (name: string) => import(pathToFileURL(resolve(name)).href);
const [Plot, { parseHTML }] = await Promise.all([load('@observablehq/plot'), load('linkedom')]);
const { document } = parseHTML('<html></html>');

describeAdapter('Observable Plot', {
  figures: samples,
  themes: [themes.light, themes.dark],
  resolve: resolveFigure,
  draw: (figure, theme, room) => {
    const { output, warnings } = toObservablePlot(figure, { Plot, document, theme, ...room });
    return { svg: output.outerHTML, complaints: warnings };
  },
});
