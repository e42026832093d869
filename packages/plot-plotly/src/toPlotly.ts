import type { Figure } from '@bits-per-sample/core';
import {
  type LaidOutPanel,
  type LaidOutText,
  layOut,
  type Theme,
  themes,
} from '@bits-per-sample/plot';
import { axisLayout } from './axisLayout.ts';
import { legendLayout, legendTrace } from './legendTrace.ts';
import { type PlacedText, pixelText, type Share } from './pixelText.ts';
import { rampTexts, rampTrace } from './rampTrace.ts';
import { annotation, type Json, seriesTraces } from './seriesTraces.ts';

/** How {@link toPlotly} should look. */
export interface PlotlyOptions {
  /** Colours and type. Default: `themes.light`. */
  readonly theme?: Theme;
  /** Room in px that the picture is laid out for, from 80 to 10 000. Default: the figure's own width. */
  readonly width?: number | undefined;
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

/**
 * Translates a figure into a Plotly figure: plain JSON, in the schema that Plotly's libraries
 * for JavaScript, Python and R share.
 *
 * Plotly has no logit axis: every axis is linear, places are worked out beforehand and ticks
 * carry their labels. Hovering shows `customdata`, which is printed from the values of the
 * data. Plotly knows no alternative text: `layout.meta.alt` holds it, for the element.
 *
 * @param figure a sound figure.
 * @param options `theme`: default `themes.light`; `width`: room in px, from 80 to 10 000, by default the
 *   figure's own.
 * @returns `output`: `{ data, layout, config }`; `warnings`: what was left out, moved or thinned.
 * @throws {DomainError} the figure is not sound, or `width` is out of range.
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
  { theme = themes.light, width }: PlotlyOptions = {},
): PlotlyResult {
  const { resolved, size, texts, panels, legend, ramp } = layOut(figure, {
    theme,
    fonts: { swatch: 30, gap: 14 },
    caller: 'toPlotly',
    width,
  });
  const share: Share = { x: (px) => px / size.width, y: (px) => 1 - px / size.height };
  const parts = panels.map((panel, i) => panelParts(figure, panel, i, { theme, share }));
  const placed = [
    ...texts.flatMap((text) => linesOf(text, theme)),
    ...(ramp ? rampTexts(ramp, theme) : []),
    ...parts.flatMap((part) => part.texts),
  ];
  const layout = {
    ...size,
    autosize: false,
    margin: { l: 0, r: 0, t: 0, b: 0, pad: 0 },
    paper_bgcolor: theme.background,
    plot_bgcolor: theme.background,
    font: { family: theme.font, color: theme.roles.fg, size: 12 },
    colorway: [theme.roles.fg],
    barmode: 'overlay',
    hovermode: 'closest',
    dragmode: false,
    ...Object.assign({}, ...parts.map((part) => part.axes)),
    ...legendLayout(legend, { theme, share }),
    shapes: parts.flatMap((part) => part.shapes),
    annotations: [
      ...placed.map(({ text, x, y, font }) => ({
        ...pixelText(text, font),
        x: share.x(x),
        y: share.y(y),
        xanchor: 'left',
      })),
      ...parts.flatMap((part) => part.notes),
    ],
    meta: { alt: resolved.alt },
  };
  return {
    output: {
      data: [
        ...legend.map(legendTrace),
        ...parts.flatMap((part) => part.traces),
        ...(ramp ? [rampTrace(ramp, share)] : []),
      ],
      layout,
      config: { displaylogo: false, displayModeBar: false, responsive: false },
    },
    warnings: resolved.warnings,
  };
}

/** Every line of a text by itself. */
const linesOf = (
  { lines, x, y, fontSize, lineHeight, weight, role }: LaidOutText,
  { roles }: Theme,
): PlacedText[] =>
  lines.map((text, i) => ({
    text,
    x,
    y: y + i * lineHeight,
    font: { size: fontSize, color: roles[role], weight },
  }));

/** Axes, zones, traces and texts of one panel. */
function panelParts(
  figure: Figure,
  panel: LaidOutPanel,
  i: number,
  { theme, share }: { readonly theme: Theme; readonly share: Share },
) {
  const { corner, frame } = panel;
  const n = i === 0 ? '' : String(i + 1);
  const here = { xaxis: `x${n}`, yaxis: `y${n}` };
  const title = { size: 12, color: theme.roles.muted };
  const texts: PlacedText[] =
    panel.y.label === ''
      ? []
      : [{ text: panel.y.label, x: corner.x + 8, y: frame.top - 22, font: title }];
  const traces: Json[] = [];
  const notes: Json[] =
    panel.x.label === ''
      ? []
      : [
          {
            ...pixelText(panel.x.label, title),
            x: share.x((frame.left + frame.right) / 2),
            y: share.y(frame.bottom + 24),
            xanchor: 'center',
          },
        ];
  for (const series of panel.series) {
    if (series.x.length > 0) traces.push(...seriesTraces(figure, series, { theme, axes: here }));
    const { anchor, shift, color } = series;
    for (const [k, text] of (series.texts ?? []).entries()) {
      const note = { text, anchor, shift, x: series.x[k]!, y: series.y[k]! };
      notes.push(annotation(note, { color, theme, axes: here }));
    }
  }
  for (const note of panel.notes)
    notes.push(annotation(note, { color: theme.roles.fg, theme, axes: here }));
  return {
    axes: {
      [`xaxis${n}`]: {
        ...axisLayout(panel.x, theme),
        anchor: here.yaxis,
        domain: [share.x(frame.left), share.x(frame.right)],
        side: 'bottom',
        showline: true,
        linecolor: theme.roles.muted,
        linewidth: 1,
        ticklabelstandoff: 4,
      },
      [`yaxis${n}`]: {
        ...axisLayout(panel.y, theme),
        anchor: here.xaxis,
        domain: [share.y(frame.bottom), share.y(frame.top)],
        side: 'left',
        showline: false,
        ticklabelstandoff: 6,
      },
    },
    shapes: panel.zones.map(({ axis, from, to, color }) => ({
      type: 'rect',
      layer: 'below',
      line: { width: 0 },
      fillcolor: color,
      opacity: 0.14,
      ...(axis === 'x'
        ? { xref: here.xaxis, yref: `${here.yaxis} domain`, x0: from, x1: to, y0: 0, y1: 1 }
        : { xref: `${here.xaxis} domain`, yref: here.yaxis, x0: 0, x1: 1, y0: from, y1: to }),
    })),
    traces,
    texts,
    notes,
  };
}
