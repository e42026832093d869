import type { Figure } from '@bits-per-sample/core';
import { type Theme, themes } from '@bits-per-sample/plot';
import * as echarts from 'echarts';
import { toECharts } from '../src/index.ts';

/** What ECharts makes of an option without a document, and what it complained about. */
export function drawOption(
  option: echarts.EChartsOption,
  size: { readonly width: number; readonly height: number },
  library: Pick<typeof echarts, 'init'> = echarts,
): { readonly svg: string; readonly complaints: readonly string[] } {
  const complaints: string[] = [];
  const { warn, error } = console;
  const hear = (...words: unknown[]) => void complaints.push(words.join(' '));
  Object.assign(console, { warn: hear, error: hear });
  try {
    const chart = library.init(null, null, { renderer: 'svg', ssr: true, ...size });
    chart.setOption(option);
    const svg = chart.renderToSVGString();
    chart.dispose();
    return { svg, complaints };
  } finally {
    Object.assign(console, { warn, error });
  }
}

/** A figure as ECharts draws it; the description is for the page, as an SVG of a server has none. */
export function draw(
  figure: Figure,
  theme: Theme = themes.light,
  room: { readonly width?: number } = {},
  library: Pick<typeof echarts, 'init'> = echarts,
) {
  const { output, size } = toECharts(figure, { theme, ...room });
  const { description } = (output.aria as { label: { description: string } }).label;
  return { ...drawOption(output, size, library), alt: description };
}
