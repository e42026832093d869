import type { Figure } from '@bits-per-sample/core';
import {
  hoverText,
  type LaidOutFigure,
  type LaidOutPanel,
  type LaidOutRamp,
  type LaidOutText,
  layOut,
  type Theme,
  themes,
} from '@bits-per-sample/plot';
import type { EChartsOption } from 'echarts';
import { axisOption } from './axisOption.ts';
import { legendOption } from './legendOption.ts';
import { type Piece, seriesOption, texts } from './seriesOptions.ts';

/** How {@link toECharts} should look. */
export interface EChartsOptions {
  /** Colours and type. Default: `themes.light`. */
  readonly theme?: Theme;
  /** Room in px that the option is laid out for, from 80 to 10 000. Default: the figure's own width. */
  readonly width?: number | undefined;
}

/** A figure in ECharts' terms. */
export interface EChartsResult {
  /** For `chart.setOption`. It has functions in it: what prints a tick or a tooltip, and what draws bands, bars and segments. */
  readonly output: EChartsOption;
  /** Size in px that the option is laid out for. */
  readonly size: { readonly width: number; readonly height: number };
  /** What was left out, moved or thinned, and how much of it. */
  readonly warnings: readonly string[];
}

/**
 * Translates a figure into an ECharts option, drawn alike in a browser and on a server.
 *
 * ECharts has no logit axis: every axis is a `value` axis and places are worked out
 * beforehand. The option is JSON but for a few functions: the `formatter` of tick labels and
 * of the tooltip, and the `renderItem` of bands, bars, bins, cells, rules and segments, which
 * ECharts has no series for. Lines, points, texts and zones are its own.
 *
 * The description goes to `aria`, which ECharts writes on its element in a page. An SVG from a
 * server has no description: give it one where you place it.
 *
 * @param figure a sound figure.
 * @param options `theme`: default `themes.light`; `width`: room in px, from 80 to 10 000, by default the
 *   figure's own.
 * @returns `output`: the option; `size`: what it is laid out for; `warnings`: what was left
 *   out, moved or thinned.
 * @throws {DomainError} the figure is not sound, or `width` is out of range.
 *
 * @see Li et al. (2018), ECharts: A declarative framework, doi:10.1016/j.visinf.2018.04.011
 *
 * @example
 * ```ts
 * const figure: Figure = {
 *   schema: 'figure/1', id: 'coin', title: 'A coin', alt: 'One point.', size: { width: 400, height: 240 },
 *   data: { coin: { p: { type: 'number', values: [0.5] }, h: { type: 'number', values: [1] } } },
 *   scales: {
 *     x: { type: 'logit', domain: [0.01, 0.99], label: 'p', format: 'probability' },
 *     y: { type: 'linear', domain: [0, 1], label: 'H(p)', unit: 'bits', format: 'bits' },
 *   },
 *   layers: [{ mark: 'point', data: 'coin', x: 'p', y: 'h' }],
 * };
 * const { output, size } = toECharts(figure);
 * const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, ...size });
 * chart.setOption(output);
 * chart.renderToSVGString().startsWith('<svg'); // => true
 * output.aria.label.description; // => 'One point.'
 * ```
 */
export function toECharts(
  figure: Figure,
  { theme = themes.light, width }: EChartsOptions = {},
): EChartsResult {
  const laid = layOut(figure, {
    theme,
    caller: 'toECharts',
    width,
  });
  const { resolved, panels, ramp, size } = laid;
  const hovers: Hovers = new Map();
  const series = panels.flatMap((panel, i) => panelSeries(figure, panel, i, theme));
  // ECharts lists nothing in a legend that is not the name of a series
  for (const { label, color } of resolved.legend)
    if (!series.some(({ option }) => option.name === label))
      series.push({ option: { type: 'line', name: label, color, data: [], silent: true } });
  for (const [i, { hover }] of series.entries()) if (hover) hovers.set(i, hover);
  // a path has no place for a pointer but the nearest x
  const along = panels.some((panel) =>
    panel.series.some(({ mark }) => mark === 'line' || mark === 'step'),
  );
  const output = {
    animation: false,
    backgroundColor: theme.background,
    color: legendColors(laid),
    textStyle: { fontFamily: theme.font },
    title: laid.texts.map((text) => titleOption(text, theme)),
    legend: laid.legend.map((entry) => legendOption(entry, theme)),
    grid: panels.map(({ frame: { left, right, top, bottom } }) => ({
      left,
      top,
      width: right - left,
      height: bottom - top,
      outerBoundsMode: 'none',
    })),
    xAxis: panels.map((panel, i) => axisOption(panel, 'x', i, theme)),
    yAxis: panels.map((panel, i) => axisOption(panel, 'y', i, theme)),
    series: series.map(({ option }) => option),
    graphic: ramp ? rampGraphic(ramp, theme) : [],
    aria: { enabled: true, label: { description: resolved.alt } },
    tooltip: {
      trigger: along ? 'axis' : 'item',
      confine: true,
      transitionDuration: 0,
      axisPointer: {
        type: 'line',
        lineStyle: { color: theme.roles.muted },
        label: { show: false },
      },
      formatter: (hit: Hit | readonly Hit[]) => tooltip([hit].flat(), hovers),
    },
  };
  return { output: output as unknown as EChartsOption, size, warnings: resolved.warnings };
}

/** What tooltips say, by the index of the series. */
type Hovers = Map<number, (i: number) => readonly string[]>;

/** Zones, series and remarks of one panel, back to front. */
function panelSeries(
  figure: Figure,
  panel: LaidOutPanel,
  i: number,
  theme: Theme,
): { readonly option: Piece; readonly hover?: (i: number) => readonly string[] }[] {
  const place = { xAxisIndex: i, yAxisIndex: i };
  const zones = panel.zones.map(({ axis, from, to, label, color }) => ({
    option: {
      type: 'line',
      name: label,
      color,
      data: [],
      silent: true,
      z: -1,
      ...place,
      markArea: {
        silent: true,
        itemStyle: { color, opacity: 0.14 },
        data: [[{ [`${axis}Axis`]: from }, { [`${axis}Axis`]: to }]],
      },
    },
  }));
  const series = panel.series.flatMap((drawn, z) =>
    drawn.x.length > 0
      ? [
          {
            option: { ...seriesOption(drawn, theme), ...place, z: z + 2 },
            hover: hoverText(figure, drawn),
          },
        ]
      : [],
  );
  const notes = panel.notes.map((note) => ({
    option: {
      ...texts([note], note, theme.roles.fg, theme),
      ...place,
      z: panel.series.length + 2,
    },
  }));
  return [...zones, ...series, ...notes];
}

function titleOption(
  { lines, x, y, fontSize, lineHeight, weight, role }: LaidOutText,
  { roles }: Theme,
): Piece {
  const color = roles[role];
  return {
    text: lines.join('\n'),
    left: x,
    top: y,
    padding: 0,
    textStyle: { color, fontSize, fontWeight: weight, lineHeight },
  };
}

/** An element under the pointer. */
interface Hit {
  readonly seriesIndex: number;
  readonly dataIndex: number;
}

/** What lies under the pointer as HTML, an element per line, each said once. */
function tooltip(hits: readonly Hit[], hovers: Hovers): string {
  const lines = hits.map((hit) => hovers.get(hit.seriesIndex)?.(hit.dataIndex).join(' · ') ?? '');
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
  return [...new Set(lines)]
    .filter((line) => line !== '')
    .map((line) => line.replace(/[&<>]/g, (c) => entities[c]!))
    .join('<br>');
}

const legendColors = ({ legend, resolved: { theme } }: LaidOutFigure) => [
  ...new Set([...legend.map((entry) => entry.color), theme.roles.fg]),
];

/** The ramp between its title and its ends. */
function rampGraphic({ label, colors, ends, title, x, y }: LaidOutRamp, theme: Theme): Piece[] {
  const { fg, muted } = theme.roles;
  const text = (text: string, left: number, top: number, fill: string): Piece => ({
    type: 'text',
    silent: true,
    x: left,
    y: top + 8,
    style: { text, fill, font: `12px ${theme.font}`, verticalAlign: 'middle' },
  });
  const colorStops = colors.map((color, i) => ({ offset: i / (colors.length - 1), color }));
  return [
    text(label, title.x, title.y, fg),
    text(ends[0], x.low, y, muted),
    {
      type: 'rect',
      silent: true,
      shape: { x: x.bar, y: y + 2, width: 120, height: 12 },
      style: { fill: { type: 'linear', x: 0, y: 0, x2: 1, y2: 0, colorStops } },
    },
    text(ends[1], x.high, y, muted),
  ];
}
