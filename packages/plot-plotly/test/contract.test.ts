import { fileURLToPath } from 'node:url';
import { resolveFigure, themes } from '@bits-per-sample/plot';
import { describeAdapter } from '@bits-per-sample/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { useChromium } from '../../../docs/test/chromium.ts';
import { adapterFigures, findFigure } from '../../testkit/test/adapterFigures.ts';
import { rasterise } from '../../testkit/test/rasterise.ts';
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
const libraries = {
  'Plotly 3': 'plotly.js-dist-min',
  ...(process.env.SLOW === '1' && { 'Plotly 2': 'plotly2', 'Plotly 4': 'plotly4' }),
};
type Tab = Awaited<ReturnType<ReturnType<typeof browser>['newPage']>>;

/** A page with a Plotly in it, which draws what it is given. */
async function openPage(library: string) {
  const complaints: string[] = [];
  const page: Tab = await browser().newPage();
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('request', (request) => complaints.push(`request of ${request.url().slice(0, 80)}`));
  await page.setContent('<div id="figure"></div>');
  await page.addScriptTag({ path: fileURLToPath(import.meta.resolve(library)) });
  /** A figure as Plotly draws it in a browser. */
  const draw = async (figure: PlotlyFigure) => {
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
  };
  return { page, draw };
}

describe.each(Object.entries(libraries))('%s', (name, library) => {
  let opened: Awaited<ReturnType<typeof openPage>>;
  beforeAll(async () => {
    opened = await openPage(library);
  }, 120_000);
  const draw = (figure: PlotlyFigure) => opened.draw(figure);

  describeAdapter('toPlotly', {
    figures: adapterFigures,
    themes: name === 'Plotly 3' ? [themes.light, themes.dark] : [themes.light],
    widths: name === 'Plotly 3' ? [390, 900] : [],
    resolve: resolveFigure,
    draw: async (figure, theme, room) => {
      const drawn = await draw(toPlotly(figure, { theme, ...room }).output);
      return { ...drawn, pixels: rasterise(drawn.svg) };
    },
  });

  it('shows the values of the data under the pointer', async () => {
    const figure = findFigure('edges');
    const { output } = toPlotly(figure);
    await draw(output);
    const layout = output.layout as unknown as Record<
      'xaxis' | 'yaxis',
      { domain: [number, number] }
    >;
    const { xaxis, yaxis } = layout;
    const { width, height } = output.layout;
    const box = (await opened.page.locator('#figure').boundingBox())!;
    // p = 0.5 is half way along a logit axis, h = 1 the top
    const x = box.x + ((xaxis.domain[0] + xaxis.domain[1]) / 2) * width;
    const y = box.y + (1 - yaxis.domain[1]) * height;
    await opened.page.mouse.move(x - 40, y + 40);
    await opened.page.mouse.move(x, y + 2);
    await expect
      .poll(() => opened.page.locator('.hoverlayer text').allTextContents())
      .toEqual([expect.stringMatching(/p: 0\.5.*h: 1/)]);
  });

  it('draws what is larger, smaller or closer together than Plotly can lay out', async () => {
    const base = findFigure('mark-line');
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
          zones: [],
          annotations: [],
          layers: [{ mark, data: 'set', x: 'b', y: 'a', y2: 'zero', label: 'one' }],
        });
        const { svg, complaints } = await draw(output);
        expect(complaints).toEqual([]);
        expect(svg).not.toMatch(/NaN|Infinity/);
      }
  });
});
