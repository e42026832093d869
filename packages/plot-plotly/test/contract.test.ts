import { fileURLToPath } from 'node:url';
import { resolveFigure, themes } from '@bits-per-sample/plot';
import { describeAdapter } from '@bits-per-sample/testkit';
import { beforeAll, expect, it } from 'vitest';
// @boundaries-ignore the one browser of the tests
import { useChromium } from '../../../docs/test/chromium.ts';
// @boundaries-ignore the figures that every adapter draws
import { markFigures } from '../../testkit/test/markFigures.ts';
// @boundaries-ignore the one rasteriser
import { rasterise } from '../../testkit/test/rasterise.ts';
// @boundaries-ignore the figures that every adapter draws
import { sampleFigures } from '../../testkit/test/sampleFigures.ts';
import { type PlotlyFigure, toPlotly } from '../src/index.ts';

/** The part of Plotly that is used, inside the page. */
interface Plotly {
  newPlot(at: string, data: unknown, layout: unknown, config: unknown): Promise<unknown>;
  toImage(at: string, options: { readonly format: 'svg' }): Promise<string>;
}
interface Page {
  readonly Plotly: Plotly;
  readonly complaints: string[];
}

const browser = useChromium();
const library = fileURLToPath(import.meta.resolve('plotly.js-dist-min'));
let page: Awaited<ReturnType<ReturnType<typeof browser>['newPage']>>;
const complaints: string[] = [];

beforeAll(async () => {
  page = await browser().newPage();
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('request', (request) => complaints.push(`request of ${request.url().slice(0, 80)}`));
  await page.setContent('<div id="figure"></div>');
  await page.addScriptTag({ path: library });
}, 120_000);

/** A figure as Plotly draws it in a browser. */
async function draw(figure: PlotlyFigure) {
  complaints.length = 0;
  const address = await page.evaluate(
    async ({ data, layout, config }) => {
      const { Plotly } = globalThis as unknown as Page;
      await Plotly.newPlot('figure', data, layout, config);
      return Plotly.toImage('figure', { format: 'svg' });
    },
    JSON.parse(JSON.stringify(figure)) as PlotlyFigure,
  );
  const svg = decodeURIComponent(address.replace(/^data:image\/svg\+xml,/, ''));
  return { svg, complaints: [...complaints], alt: figure.layout.meta.alt };
}

describeAdapter('toPlotly', {
  figures: [...markFigures, ...sampleFigures],
  themes: [themes.light, themes.dark],
  resolve: resolveFigure,
  draw: async (figure, theme) => {
    const drawn = await draw(toPlotly(figure, { theme }).output);
    return { ...drawn, pixels: rasterise(drawn.svg) };
  },
});

it('shows the values of the data under the pointer', async () => {
  const figure = markFigures.find(({ id }) => id === 'edges')!;
  const { output } = toPlotly(figure);
  await draw(output);
  const layout = output.layout as unknown as Record<
    'xaxis' | 'yaxis',
    { domain: [number, number] }
  >;
  const { xaxis, yaxis } = layout;
  const { width, height } = output.layout;
  const box = (await page.locator('#figure').boundingBox())!;
  // p = 0.5 is half way along a logit axis, h = 1 the top
  const x = box.x + ((xaxis.domain[0] + xaxis.domain[1]) / 2) * width;
  const y = box.y + (1 - yaxis.domain[1]) * height;
  await page.mouse.move(x - 40, y + 40);
  await page.mouse.move(x, y + 2);
  await expect
    .poll(() => page.locator('.hoverlayer text').allTextContents())
    .toEqual([expect.stringMatching(/p: 0\.5.*h: 1/)]);
});

it('draws what is larger, smaller or closer together than Plotly can lay out', async () => {
  const base = markFigures.find(({ id }) => id === 'mark-line')!;
  const column = (values: readonly number[]) => ({ type: 'number', values }) as const;
  for (const values of [
    [0, 1e300, 5e299],
    [0, -1e-323, 0],
    [1e9, 1e9 + 1e-6, 1e9],
    [1e-200, 3e-200, 2e-200],
  ])
    for (const mark of ['line', 'band', 'point', 'bar'] as const) {
      const { output } = toPlotly({
        ...base,
        data: { set: { a: column(values), b: column([0.1, 0.5, 0.9]), zero: column([0, 0, 0]) } },
        scales: {
          x: { type: 'linear', label: 'x', format: 'number' },
          y: { type: 'linear', label: 'y', format: 'number' },
        },
        ...{ zones: [], annotations: [] },
        layers: [{ mark, data: 'set', x: 'b', y: 'a', y2: 'zero', label: 'one' }],
      });
      const { svg, complaints } = await draw(output);
      expect(complaints).toEqual([]);
      expect(svg).not.toMatch(/NaN|Infinity/);
    }
});
