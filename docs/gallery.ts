import { mkdirSync, writeFileSync } from 'node:fs';
import type { Figure } from '@bits-per-sample/core';
import * as build from '@bits-per-sample/figures';
// invented data, which the builders are tested with too: in this workspace only
import { samples } from '@bits-per-sample/figures/samples';
import { type Theme, themes } from '@bits-per-sample/plot';
import { toECharts } from '@bits-per-sample/plot-echarts';
import { toObservablePlot } from '@bits-per-sample/plot-observable';
import { toVegaLite } from '@bits-per-sample/plot-vega-lite';
import * as Plot from '@observablehq/plot';
import * as echarts from 'echarts';
import { parseHTML } from 'linkedom';
import { parse, View } from 'vega';
import { compile } from 'vega-lite';
import { groupSizeExample } from './groupSizeExample.ts';

/** Draws a figure as SVG text, without a browser. */
type Drawer = (figure: Figure, theme: Theme) => string | Promise<string>;

const adapters: Readonly<Record<string, { readonly title: string; readonly draw: Drawer }>> = {
  observable: {
    title: 'Observable Plot',
    draw(figure, theme) {
      const { document } = parseHTML('<html><body></body></html>');
      return toObservablePlot(figure, { Plot, document, theme }).output.outerHTML;
    },
  },
  'vega-lite': {
    title: 'Vega-Lite',
    draw: (figure, theme) =>
      new View(parse(compile(toVegaLite(figure, { theme }).output).spec), {
        renderer: 'none',
      }).toSVG(),
  },
  echarts: {
    title: 'ECharts',
    draw(figure, theme) {
      const { output, size } = toECharts(figure, { theme });
      const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, ...size });
      chart.setOption(output);
      const svg = chart.renderToSVGString();
      chart.dispose();
      return svg;
    },
  },
};

/** Every figure once, of formulas or of invented data. */
export function galleryFigures(noiseScale: Figure): Figure[] {
  const counts = Array.from({ length: 400 }, (_, i) => Math.min(8, Math.floor((i * i) / 12_000)));
  const step = Float64Array.from({ length: 20 }, (_, i) => i + 1);
  return [
    build.bitsLinearFigure(),
    build.bitsLogFigure(),
    build.bitsRatioFigure(),
    build.goldilocksFigure({
      successes: Float64Array.from(counts),
      attempts: new Float64Array(counts.length).fill(8),
    }),
    build.degeneracyFigure(),
    build.snrFigure(),
    noiseScale,
    build.wastedRolloutsFigure({
      step,
      solved: step.map((t) => 10 + 6 * t),
      failed: step.map((t) => Math.round(400 / (1 + t / 4))),
      mixed: step.map((t) => Math.round(200 + 40 * Math.sin(t / 4))),
    }),
    groupSizeExample(),
    build.sampleNeedFigure({ rollouts: 8 }),
    ...samples,
  ];
}

/** The theme's, and where it is missing one as narrow: an image takes no font from its page. */
const font = themes.light.font.replace('sans-serif', "'DejaVu Sans Condensed', sans-serif");

const toHtml = (text: string) =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!);

/** Draws the figures into a folder; gives the contact sheet as HTML, pictures relative to the page. */
export async function drawGallery(
  figures: readonly Figure[],
  { folder, href }: { readonly folder: URL; readonly href: string },
): Promise<string> {
  const sections: string[] = [];
  for (const figure of figures) {
    const { id, title, alt, size } = figure;
    const pictures: string[] = [];
    for (const [name, adapter] of Object.entries(adapters)) {
      const images: string[] = [];
      for (const [scheme, theme] of Object.entries(themes)) {
        const file = `${name}/${id}-${scheme}.svg`;
        mkdirSync(new URL(`${name}/`, folder), { recursive: true });
        const svg = await adapter.draw(figure, { ...theme, font });
        const [, width = size.width] = /<svg[^>]*\swidth="([\d.]+)"/.exec(svg) ?? [];
        const [, height = size.height] = /<svg[^>]*\sheight="([\d.]+)"/.exec(svg) ?? [];
        writeFileSync(new URL(file, folder), svg);
        images.push(
          `<img loading="lazy" src="${href}${file}" width="${width}" height="${height}" alt="${name === 'observable' && scheme === 'light' ? toHtml(alt) : toHtml(`${title}, ${scheme}, drawn by ${adapter.title}`)}">`,
        );
      }
      pictures.push(
        `<figure><figcaption>${adapter.title}</figcaption><div>${images.join('')}</div></figure>`,
      );
    }
    sections.push(
      `<section id="${id}"><h2>${toHtml(title)}</h2>${pictures.join('\n')}
<figure><figcaption>Plotly</figcaption><div class="plotly" data-figure="${id}"><button type="button">Draw with Plotly<span class="unseen">: ${toHtml(title)}</span></button></div></figure></section>`,
    );
  }
  const links = figures.map(({ id, title }) => `<li><a href="#${id}">${toHtml(title)}</a></li>`);
  return `<nav aria-label="Figures"><ol class="index">${links.join('')}</ol></nav>\n${sections.join('\n')}`;
}
