import type { Figure } from '@bits-per-sample/core';
import {
  hoverText,
  type ResolvedNote,
  type ResolvedSeries,
  type Theme,
} from '@bits-per-sample/plot';
import { plainHtml } from './plainHtml.ts';

/** A piece of a Plotly figure: plain JSON. */
export type Json = Readonly<Record<string, unknown>>;

const symbols = { circle: 'circle', square: 'square', diamond: 'diamond', triangle: 'triangle-up' };
/** Where a triangle points; it stands off its place the other way, which is inwards. */
const outwards = { top: 0, right: 90, bottom: 180, left: 270 } as const;

const dashOf = (dash: readonly number[]) =>
  dash.length > 0 ? dash.map((length) => `${length}px`).join(',') : 'solid';
/** As JSON has it: no NaN, no Infinity, no −0. */
const numbers = (values: Float64Array | readonly number[]) =>
  Array.from(values, (value) => (Number.isFinite(value) ? value + 0 : null));

/** A closed outline per run of vertices without a gap, apart by nulls. */
function outline({ x, y, y2 }: ResolvedSeries): { x: (number | null)[]; y: (number | null)[] } {
  const out = { x: [] as (number | null)[], y: [] as (number | null)[] };
  let start = 0;
  for (let i = 0; i <= x.length; i++) {
    if (i < x.length && !Number.isNaN(x[i]!)) continue;
    if (i - start > 1) {
      if (out.x.length > 0) {
        out.x.push(null);
        out.y.push(null);
      }
      const run = Array.from({ length: i - start }, (_, k) => start + k);
      out.x.push(...run.map((k) => x[k]!), ...run.toReversed().map((k) => x[k]!));
      out.y.push(...run.map((k) => y[k]!), ...run.toReversed().map((k) => y2[k]!));
    }
    start = i + 1;
  }
  return out;
}

// long: one case per mark
/** One series as traces. Hovering shows `customdata`, which is printed from data space. */
export function seriesTraces(
  figure: Figure,
  series: ResolvedSeries,
  { theme, axes }: { readonly theme: Theme; readonly axes: Json },
): Json[] {
  const { mark, name, color, width, opacity, dash, edge, x, y, x2, y2 } = series;
  const print = hoverText(figure, series);
  const customdata = Array.from(x, (_, i) => print(i).map(plainHtml).join('<br>'));
  const hover = customdata.some((text) => text !== '')
    ? { customdata, hovertemplate: '%{customdata}<extra></extra>' }
    : { hoverinfo: 'skip' };
  const base = {
    type: 'scatter',
    name: plainHtml(name || mark),
    showlegend: false,
    ...axes,
    ...(name !== '' && { legendgroup: name }),
  };
  const line = { color, width, dash: dashOf(dash), simplify: false };
  switch (mark) {
    case 'line':
    case 'step':
      return [
        {
          ...base,
          ...hover,
          mode: 'lines',
          x: numbers(x),
          y: numbers(y),
          opacity,
          line: { ...line, ...(mark === 'step' && { shape: 'hv' }) },
          connectgaps: false,
        },
      ];
    case 'band':
      return [
        {
          ...base,
          ...outline(series),
          mode: 'lines',
          fill: 'toself',
          hoverinfo: 'skip',
          fillcolor: translucent(color, opacity),
          line: { color, width: 0, simplify: false },
        },
      ];
    case 'point':
      return [
        {
          ...base,
          ...hover,
          mode: 'markers',
          x: numbers(x),
          y: numbers(y),
          cliponaxis: false,
          marker: edge
            ? {
                symbol: 'triangle-up',
                angle: outwards[edge],
                standoff: 5,
                size: 10,
                color: theme.background,
                opacity: 1,
                line: { color, width: 1.75 },
              }
            : {
                symbol: symbols[series.symbol],
                size: Array.from(series.radii!, (r) => 2 * r),
                color: translucent(color, opacity),
                opacity: 1,
                line: { color: theme.background, width: 0.75 },
              },
        },
      ];
    case 'bar':
    case 'hist':
    case 'cell':
      return [
        {
          ...base,
          ...hover,
          type: 'bar',
          orientation: 'v',
          cliponaxis: true,
          x: numbers(x.map((from, i) => (from + x2[i]!) / 2)),
          width: numbers(x.map((from, i) => Math.abs(x2[i]! - from))),
          base: numbers(y),
          y: numbers(y.map((from, i) => y2[i]! - from)),
          marker: {
            color: series.fills ?? color,
            opacity,
            // closes the hairline between cells, opens a gap between bins
            line: {
              width: mark === 'bar' ? 0 : mark === 'hist' ? 1 : 0.6,
              color: mark === 'cell' ? series.fills : theme.background,
            },
          },
        },
      ];
    case 'rule':
    case 'segment':
      return [
        {
          ...base,
          ...hover,
          mode: 'lines',
          line,
          opacity,
          x: Array.from(x, (from, i) => [from, x2[i]!, null]).flat(),
          y: Array.from(y, (from, i) => [from, y2[i]!, null]).flat(),
          ...('customdata' in hover && { customdata: customdata.flatMap((c) => [c, c, '']) }),
        },
      ];
    case 'text':
      return [];
  }
}

/** A text at a place, shifted in px. */
export function annotation(
  { x, y, text, anchor, shift }: ResolvedNote,
  { color, theme, axes }: { readonly color: string; readonly theme: Theme; readonly axes: Json },
): Json {
  return {
    text: plainHtml(text),
    x,
    y,
    xref: axes.xaxis,
    yref: axes.yaxis,
    showarrow: false,
    font: { color, size: 12 },
    borderpad: 0,
    bgcolor: translucent(theme.background, 0.7),
    yanchor: 'middle',
    xanchor: anchor === 'start' ? 'left' : anchor === 'end' ? 'right' : 'center',
    xshift: shift[0],
    yshift: 0 - shift[1],
  };
}

/** A colour with opacity in it. */
export function translucent(hex: string, opacity: number): string {
  if (opacity === 1) return hex;
  const [r, g, b] = [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16));
  return `rgba(${r},${g},${b},${opacity})`;
}
