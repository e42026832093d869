import type { Figure } from '@bits-per-sample/core';
import {
  type ResolvedAxis,
  type ResolvedFigure,
  type ResolvedLegendEntry,
  reachable,
  resolveFigure,
  type Theme,
  textWidth,
  themes,
  wrapText,
} from '@bits-per-sample/plot';
import { plainHtml } from './plainHtml.ts';
import { annotation, type Json, seriesTraces, translucent } from './seriesTraces.ts';

/** How {@link toPlotly} should look. */
export interface PlotlyOptions {
  /** Colours and type. Default: `themes.light`. */
  readonly theme?: Theme;
}

/** A figure in Plotly's terms: plain JSON, for `Plotly.newPlot(element, data, layout, config)`. */
export interface PlotlyFigure {
  /** The traces. */
  readonly data: Readonly<Record<string, unknown>>[];
  /** Axes, texts, zones and size; `layout.meta.alt` is the picture in words. */
  readonly layout: Readonly<Record<string, unknown>> & {
    readonly width: number;
    readonly height: number;
    readonly meta: { readonly alt: string };
  };
  /** Behaviour. */
  readonly config: Readonly<Record<string, unknown>>;
}

/** A translated figure. */
export interface PlotlyResult {
  /** Plain JSON. */
  readonly output: PlotlyFigure;
  /** What was left out, moved or thinned, and how much of it. */
  readonly warnings: readonly string[];
}

const pad = 16;
const rowHeight = 20;
/** Texts are laid out in Helvetica's widths; other fonts are up to that much wider. */
const wider = 1.15;

/**
 * Translates a figure into a Plotly figure: plain JSON, in the schema that Plotly's libraries
 * for JavaScript, Python and R share.
 *
 * Plotly has no logit axis: every axis is linear, places are worked out beforehand and ticks
 * carry their labels. Hovering shows `customdata`, which is printed from the values of the
 * data. Plotly knows no alternative text: `layout.meta.alt` holds it, for the element.
 *
 * @param figure a sound figure.
 * @param options `theme`: default `themes.light`.
 * @returns `output`: `{ data, layout, config }`; `warnings`: what was left out, moved or thinned.
 * @throws {DomainError} the figure is not sound.
 *
 * @see Plotly JavaScript figure reference, https://plotly.com/javascript/reference/
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
 * const { output, warnings } = toPlotly(figure);
 * output.data[0].customdata; // => ['p: 0.5<br>h: 1']
 * output.layout.meta.alt; // => 'One point.'
 * warnings; // => []
 * ```
 */
export function toPlotly(
  figure: Figure,
  { theme = themes.light }: PlotlyOptions = {},
): PlotlyResult {
  const resolved = resolveFigure(figure, theme);
  const { columns, size, ramp, alt } = resolved;
  const panels = resolved.panels.map(reachable);
  const { roles } = theme;

  // everything is placed in px from the upper left corner of the picture
  const texts: PlacedText[] = [];
  let y = pad;
  const write = (text: string, fontSize: number, color: string, weight: number) => {
    if (text === '') return;
    for (const line of wrapText(text, fontSize * wider, size.width - 2 * pad)) {
      texts.push({ text: line, x: pad, y, font: { size: fontSize, color, weight } });
      y += Math.round(fontSize * 1.32);
    }
  };
  write(resolved.title, 16, roles.fg, 600);
  write(resolved.subtitle, 13, roles.muted, 400);
  y += 8;
  const key = legendTraces(resolved, { x: pad, y });
  y += key.height;
  const shades = ramp && rampBar(ramp, { x: pad, y, theme });
  if (shades) {
    texts.push(...shades.texts);
    y += 24;
  }

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
  const panelsTop = y;
  y += size.height + (resolved.caption === '' ? 0 : 6);
  write(resolved.caption, 11.5, roles.muted, 400);
  const total = { width: size.width, height: Math.ceil(y + pad / 2) };
  const share: Share = {
    x: (px) => px / total.width,
    y: (px) => 1 - px / total.height,
  };

  const data: Json[] = [...key.traces];
  const axes: Record<string, Json> = {};
  const shapes: Json[] = [];
  const notes: Json[] = [];
  panels.forEach((panel, i) => {
    const n = i === 0 ? '' : String(i + 1);
    const here = { xaxis: `x${n}`, yaxis: `y${n}` };
    const left = pad / 2 + (i % columns) * cell.width;
    const top = panelsTop + Math.floor(i / columns) * cell.height;
    const inner = {
      left: left + margin.left,
      right: left + cell.width - margin.right,
      top: top + margin.top,
      bottom: top + cell.height - margin.bottom,
    };
    axes[`xaxis${n}`] = {
      ...axisLayout(panel.x, theme),
      ...{
        anchor: here.yaxis,
        domain: [share.x(inner.left), share.x(inner.right)],
        side: 'bottom',
      },
      ...{ showline: true, linecolor: roles.muted, linewidth: 1, ticklabelstandoff: 4 },
    };
    axes[`yaxis${n}`] = {
      ...axisLayout(panel.y, theme),
      ...{ anchor: here.xaxis, domain: [share.y(inner.bottom), share.y(inner.top)], side: 'left' },
      ...{ showline: false, ticklabelstandoff: 6 },
    };
    texts.push(
      ...[
        {
          text: panel.label,
          x: left + 8,
          y: top,
          font: { size: 13, color: roles.fg, weight: 600 },
        },
        {
          text: panel.y.label,
          x: left + 8,
          y: inner.top - 22,
          font: { size: 12, color: roles.muted },
        },
      ].filter(({ text }) => text !== ''),
    );
    if (panel.x.label !== '')
      notes.push({
        ...pixelText(panel.x.label, { size: 12, color: roles.muted }),
        ...{ x: share.x((inner.left + inner.right) / 2), y: share.y(inner.bottom + 24) },
        xanchor: 'center',
      });
    for (const { axis, from, to, color } of panel.zones)
      shapes.push({
        ...{ type: 'rect', layer: 'below', line: { width: 0 }, fillcolor: color, opacity: 0.14 },
        ...(axis === 'x'
          ? { xref: here.xaxis, yref: `${here.yaxis} domain`, x0: from, x1: to, y0: 0, y1: 1 }
          : { xref: `${here.xaxis} domain`, yref: here.yaxis, x0: 0, x1: 1, y0: from, y1: to }),
      });
    for (const series of panel.series) {
      if (series.x.length > 0) data.push(...seriesTraces(figure, series, { theme, axes: here }));
      const { anchor, shift, color } = series;
      for (const [k, text] of (series.texts ?? []).entries()) {
        const note = { text, anchor, shift, x: series.x[k]!, y: series.y[k]! };
        notes.push(annotation(note, { color, theme, axes: here }));
      }
    }
    for (const note of panel.notes)
      notes.push(annotation(note, { color: roles.fg, theme, axes: here }));
  });
  if (shades) data.push(shades.trace(share));

  const layout = {
    ...{ ...total, autosize: false, margin: { l: 0, r: 0, t: 0, b: 0, pad: 0 } },
    ...{ paper_bgcolor: theme.background, plot_bgcolor: theme.background },
    ...{ font: { family: theme.font, color: roles.fg, size: 12 }, colorway: [roles.fg] },
    ...{ barmode: 'overlay', hovermode: 'closest', dragmode: false },
    ...axes,
    ...key.layout(share),
    shapes,
    annotations: [
      ...texts.map(({ text, x, y, font }) => ({
        ...{ ...pixelText(text, font), x: share.x(x), y: share.y(y), xanchor: 'left' },
      })),
      ...notes,
    ],
    meta: { alt },
  };
  return {
    output: {
      data,
      layout,
      config: { displaylogo: false, displayModeBar: false, responsive: false },
    },
    warnings: resolved.warnings,
  };
}

/** A text in px from the upper left corner. */
interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly font: Json;
}

/** From px to shares of the picture. */
interface Share {
  x(px: number): number;
  y(px: number): number;
}

/** A text at a place of the whole picture, hanging from it. */
const pixelText = (text: string, font: Json): Json => ({
  ...{ text: plainHtml(text), font, showarrow: false, xref: 'paper', yref: 'paper' },
  ...{ yanchor: 'top', borderpad: 0, align: 'left' },
});

function axisLayout({ domain, ticks }: ResolvedAxis, { roles, grid }: Theme): Json {
  return {
    ...{ type: 'linear', range: domain, autorange: false, fixedrange: true, zeroline: false },
    ...{ tickmode: 'array', tickvals: ticks.map((tick) => tick.at), ticks: '', automargin: false },
    ...{ ticktext: ticks.map((tick) => plainHtml(tick.label)), tickangle: 0 },
    ...{ tickfont: { color: roles.fg, size: 12 }, showgrid: true, gridcolor: grid, gridwidth: 1 },
  };
}

/** A trace without data per entry, so that a swatch has its own look, in a legend per row. */
function legendTraces(
  { legend, theme, size }: ResolvedFigure,
  { x, y }: { readonly x: number; readonly y: number },
): {
  readonly traces: Json[];
  readonly height: number;
  layout(share: Share): Record<string, Json>;
} {
  const places: { x: number; y: number }[] = [];
  let [left, top] = [x, y];
  const traces = legend.map((entry, i): Json => {
    const wanted = 30 + 6 + textWidth(entry.label, 12) * wider;
    if (left > x && left + wanted > size.width - x) [left, top] = [x, top + rowHeight];
    places.push({ x: left, y: top });
    left += wanted + 14;
    return {
      ...{ type: 'scatter', x: [null], y: [null], name: plainHtml(entry.label), hoverinfo: 'skip' },
      ...{ legendgroup: entry.label, showlegend: true, legend: legendName(i), ...swatch(entry) },
    };
  });
  return {
    traces,
    height: legend.length > 0 ? top - y + rowHeight + 6 : 0,
    layout: (share) =>
      Object.fromEntries(
        places.map((place, i) => [
          legendName(i),
          {
            ...{
              x: share.x(place.x - 8),
              y: share.y(place.y - 4),
              xanchor: 'left',
              yanchor: 'top',
            },
            ...{ bgcolor: 'rgba(0,0,0,0)', borderwidth: 0, itemsizing: 'trace' },
            ...{ font: { color: theme.roles.fg, size: 12 } },
          },
        ]),
      ),
  };
}

const legendName = (i: number) => (i === 0 ? 'legend' : `legend${i + 1}`);

function swatch({ swatch, color, dash, opacity }: ResolvedLegendEntry): Json {
  if (swatch === 'line')
    return {
      mode: 'lines',
      line: {
        color,
        width: 2.25,
        dash: dash.length > 0 ? dash.map((d) => `${d}px`).join(',') : 'solid',
      },
    };
  const alpha = swatch === 'zone' ? 0.3 : swatch === 'area' ? opacity : 1;
  return {
    mode: 'markers',
    marker: {
      ...{ symbol: swatch === 'point' ? 'circle' : 'square', size: swatch === 'point' ? 8 : 13 },
      ...{ color: translucent(color, alpha), opacity: 1, line: { width: 0 } },
    },
  };
}

/** An empty trace whose colour bar is the ramp, between its title and its ends. */
function rampBar(
  { label, colors, ends }: NonNullable<ResolvedFigure['ramp']>,
  { x, y, theme }: { readonly x: number; readonly y: number; readonly theme: Theme },
): { readonly texts: PlacedText[]; trace(share: Share): Json } {
  const { fg, muted } = theme.roles;
  const width = (text: string) => textWidth(text, 12) * wider;
  const low = x + width(label) + 10;
  const bar = low + width(ends[0]) + 6;
  return {
    texts: [
      { text: label, x, y, font: { color: fg, size: 12 } },
      { text: ends[0], x: low, y, font: { color: muted, size: 12 } },
      { text: ends[1], x: bar + 126, y, font: { color: muted, size: 12 } },
    ],
    trace: (share) => ({
      ...{ type: 'scatter', mode: 'markers', x: [null], y: [null], showlegend: false },
      hoverinfo: 'skip',
      marker: {
        ...{ color: [0], cmin: 0, cmax: 1, showscale: true },
        colorscale: colors.map((color, i) => [i / (colors.length - 1), color]),
        colorbar: {
          ...{ orientation: 'h', xanchor: 'left', yanchor: 'top', len: 120, lenmode: 'pixels' },
          ...{ x: share.x(bar), y: share.y(y + 2), thickness: 12, outlinewidth: 0 },
          ...{ xpad: 0, ypad: 0, showticklabels: false, ticks: '' },
        },
      },
    }),
  };
}
