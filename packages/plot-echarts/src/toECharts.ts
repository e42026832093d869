import type { Figure } from '@bits-per-sample/core';
import {
  hoverText,
  type ResolvedAxis,
  type ResolvedFigure,
  reachable,
  resolveFigure,
  type Theme,
  textWidth,
  themes,
  wrapText,
} from '@bits-per-sample/plot';
import type { EChartsOption } from 'echarts';
import { legendRows, wider } from './legendOption.ts';
import { type Piece, seriesOption, texts } from './seriesOptions.ts';

/** How {@link toECharts} should look. */
export interface EChartsOptions {
  /** Colours and type. Default: `themes.light`. */
  readonly theme?: Theme;
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

const pad = 16;

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
 * @param options `theme`: default `themes.light`.
 * @returns `output`: the option; `size`: what it is laid out for; `warnings`: what was left
 *   out, moved or thinned.
 * @throws {DomainError} the figure is not sound.
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
  { theme = themes.light }: EChartsOptions = {},
): EChartsResult {
  const resolved = resolveFigure(figure, theme);
  const { columns, size, ramp } = resolved;
  const panels = resolved.panels.map(reachable);
  const { roles } = theme;
  const titles: Piece[] = [];
  let y = pad;
  const write = (text: string, fontSize: number, color: string, fontWeight: string | number) => {
    if (text === '') return;
    const lines = wrapText(text, fontSize * wider, size.width - 2 * pad);
    const lineHeight = Math.round(fontSize * 1.32);
    titles.push({
      ...{ text: lines.join('\n'), left: pad, top: y, padding: 0 },
      textStyle: { color, fontSize, fontWeight, lineHeight },
    });
    y += lines.length * lineHeight;
  };
  write(resolved.title, 16, roles.fg, 600);
  write(resolved.subtitle, 13, roles.muted, 'normal');
  y += 8;
  const key = legendRows(resolved, { x: pad, y, width: size.width - 2 * pad });
  y += key.height;
  const graphic = ramp ? rampGraphic(ramp, { x: pad, y, theme }) : [];
  if (ramp) y += 24;

  const cell = {
    width: (size.width - pad) / columns,
    height: size.height / Math.ceil(panels.length / columns),
  };
  const labels = panels.flatMap((panel) => panel.y.ticks.map((tick) => textWidth(tick.label, 12)));
  const margin = {
    left: Math.ceil(Math.max(0, ...labels) * wider) + 18,
    right: 22,
    top: panels.some((panel) => panel.label !== '') ? 46 : 26,
    bottom: 44,
  };
  const grid: Piece[] = [];
  const series: Piece[] = [];
  const hovers = new Map<number, (i: number) => readonly string[]>();
  const [xAxis, yAxis]: [Piece[], Piece[]] = [[], []];
  panels.forEach((panel, i) => {
    const left = pad / 2 + (i % columns) * cell.width;
    const top = y + Math.floor(i / columns) * cell.height;
    grid.push({
      ...{ left: left + margin.left, top: top + margin.top, outerBoundsMode: 'none' },
      width: cell.width - margin.left - margin.right,
      height: cell.height - margin.top - margin.bottom,
    });
    xAxis.push(axisOption(panel.x, 'x', i, theme, 0));
    yAxis.push(axisOption(panel.y, 'y', i, theme, margin.left));
    if (panel.label !== '')
      titles.push({
        ...{ text: panel.label, left: left + 8, top: top + 2, padding: 0 },
        textStyle: { color: roles.fg, fontSize: 13, fontWeight: 600 },
      });
    const place = { xAxisIndex: i, yAxisIndex: i };
    for (const { axis, from, to, label, color } of panel.zones)
      series.push({
        ...{ type: 'line', name: label, color, data: [], silent: true, z: -1, ...place },
        markArea: {
          ...{ silent: true, itemStyle: { color, opacity: 0.14 } },
          data: [[{ [`${axis}Axis`]: from }, { [`${axis}Axis`]: to }]],
        },
      });
    for (const [z, drawn] of panel.series.entries())
      if (drawn.x.length > 0) {
        hovers.set(series.length, hoverText(figure, drawn));
        series.push({ ...seriesOption(drawn, theme), ...place, z: z + 2 });
      }
    for (const note of panel.notes)
      series.push({
        ...texts([note], note, roles.fg, theme),
        ...place,
        z: panel.series.length + 2,
      });
  });
  // ECharts lists nothing in a legend that is not the name of a series
  for (const { label, color } of resolved.legend)
    if (!series.some(({ name }) => name === label))
      series.push({ type: 'line', name: label, color, data: [], silent: true });
  y += size.height + 6;
  write(resolved.caption, 11.5, roles.muted, 'normal');
  // a path has no place for a pointer but the nearest x
  const along = panels.some((panel) =>
    panel.series.some(({ mark }) => mark === 'line' || mark === 'step'),
  );

  const output = {
    ...{ animation: false, backgroundColor: theme.background, color: legendColors(resolved) },
    ...{ textStyle: { fontFamily: theme.font }, title: titles, legend: key.legends },
    ...{ grid, xAxis, yAxis, series, graphic },
    aria: { enabled: true, label: { description: resolved.alt } },
    tooltip: {
      ...{ trigger: along ? 'axis' : 'item', confine: true, transitionDuration: 0 },
      axisPointer: { type: 'line', lineStyle: { color: roles.muted }, label: { show: false } },
      formatter: (hit: Hit | readonly Hit[]) => tooltip([hit].flat(), hovers),
    },
  };
  return {
    output: output as unknown as EChartsOption,
    size: { width: size.width, height: Math.ceil(y + pad / 2) },
    warnings: resolved.warnings,
  };
}

/** An element under the pointer. */
interface Hit {
  readonly seriesIndex: number;
  readonly dataIndex: number;
}

/** What lies under the pointer as HTML, an element per line, each said once. */
function tooltip(
  hits: readonly Hit[],
  hovers: ReadonlyMap<number, (i: number) => readonly string[]>,
): string {
  const lines = hits.map((hit) => hovers.get(hit.seriesIndex)?.(hit.dataIndex).join(' · ') ?? '');
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
  return [...new Set(lines)]
    .filter((line) => line !== '')
    .map((line) => line.replace(/[&<>]/g, (c) => entities[c]!))
    .join('<br>');
}

const legendColors = ({ legend, theme }: ResolvedFigure) => [
  ...new Set([...legend.map((entry) => entry.color), theme.roles.fg]),
];

function axisOption(
  { label, domain, ticks }: ResolvedAxis,
  side: 'x' | 'y',
  gridIndex: number,
  { roles, grid }: Theme,
  indent: number,
): Piece {
  const values = ticks.map((tick) => tick.at);
  const [from, to] = domain;
  const name =
    side === 'x'
      ? { nameLocation: 'middle', nameGap: 28, nameTextStyle: { color: roles.muted, fontSize: 12 } }
      : {
          ...{ nameLocation: to > from ? 'end' : 'start', nameGap: 12 },
          nameTextStyle: {
            ...{ color: roles.muted, fontSize: 12, align: 'left' },
            padding: [0, 0, 0, 8 - indent],
          },
        };
  return {
    ...{
      type: 'value',
      gridIndex,
      name: label,
      ...name,
      position: side === 'x' ? 'bottom' : 'left',
    },
    ...{ min: Math.min(from, to), max: Math.max(from, to), inverse: to < from },
    axisLine: { show: side === 'x', onZero: false, lineStyle: { color: roles.muted, width: 1 } },
    axisTick: { show: false, customValues: values },
    axisLabel: {
      ...{ color: roles.fg, fontSize: 12, margin: 9, hideOverlap: false, customValues: values },
      formatter: (value: number) => nearest(ticks, value),
    },
    splitLine: { show: true, lineStyle: { color: grid, width: 1 } },
  };
}

/** The label of the tick at a value: by distance, because a library may round on the way. */
function nearest(ticks: ResolvedAxis['ticks'], value: number): string {
  let best = ticks[0];
  for (const tick of ticks) if (Math.abs(tick.at - value) < Math.abs(best!.at - value)) best = tick;
  return best?.label ?? '';
}

/** The ramp between its title and its ends. */
function rampGraphic(
  { label, colors, ends }: NonNullable<ResolvedFigure['ramp']>,
  { x, y, theme }: { readonly x: number; readonly y: number; readonly theme: Theme },
): Piece[] {
  const { fg, muted } = theme.roles;
  const width = (text: string) => textWidth(text, 12) * wider;
  const low = x + width(label) + 10;
  const bar = low + width(ends[0]) + 6;
  const text = (text: string, left: number, fill: string): Piece => ({
    ...{ type: 'text', silent: true, x: left, y: y + 8 },
    style: { text, fill, font: `12px ${theme.font}`, verticalAlign: 'middle' },
  });
  const colorStops = colors.map((color, i) => ({ offset: i / (colors.length - 1), color }));
  return [
    text(label, x, fg),
    text(ends[0], low, muted),
    {
      ...{ type: 'rect', silent: true, shape: { x: bar, y: y + 2, width: 120, height: 12 } },
      style: { fill: { type: 'linear', x: 0, y: 0, x2: 1, y2: 0, colorStops } },
    },
    text(ends[1], bar + 126, muted),
  ];
}
