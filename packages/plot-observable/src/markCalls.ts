import type { ResolvedNote, ResolvedPanel, ResolvedSeries, Theme } from '@bits-per-sample/plot';
import type { ObservablePlot } from './observablePlot.ts';

/** A call of Plot as data: it can be made, and it can be printed as code. */
export interface MarkCall {
  readonly mark: Exclude<keyof ObservablePlot, 'plot'>;
  /** Elements of the mark; their channels are columns among the options. */
  readonly length: number;
  readonly options: Readonly<Record<string, unknown>>;
  /** What it is, for a screen reader. */
  readonly label: string;
  /** Cut at the frame of the panel. */
  readonly clip: boolean;
}

export const fontSize = 12;
const arrows = {
  top: { rotate: 0, dy: 5 },
  right: { rotate: 90, dx: -5 },
  bottom: { rotate: 180, dy: -5 },
  left: { rotate: 270, dx: 5 },
} as const;

function zoneCall({ axis, from, to, color, label }: ResolvedPanel['zones'][number]): MarkCall {
  const ends = axis === 'x' ? { x1: [from], x2: [to] } : { y1: [from], y2: [to] };
  const options = { ...ends, fill: color, fillOpacity: 0.14 };
  return { mark: 'rect', length: 1, options, label, clip: false };
}

function baseCall({ x, y }: ResolvedPanel, theme: Theme): MarkCall {
  const [[left, right], [bottom]] = [x.domain, y.domain];
  const ends = { x1: [left], x2: [right], y1: [bottom], y2: [bottom] };
  const options = { ...ends, stroke: theme.roles.muted, strokeWidth: 1 };
  return { mark: 'link', length: 1, options, label: 'axis', clip: false };
}

function noteCall({ x, y, text, anchor, shift }: ResolvedNote, theme: Theme): MarkCall {
  const options = {
    x: [x],
    y: [y],
    text: [text],
    fill: theme.roles.fg,
    stroke: theme.background,
    strokeWidth: 4,
    fontSize,
    textAnchor: anchor,
    dx: shift[0],
    dy: shift[1],
  };
  return { mark: 'text', length: 1, options, label: 'note', clip: false };
}

/** Zones and the line of the x axis, which lie behind the series. */
export const backCalls = (panel: ResolvedPanel, theme: Theme): MarkCall[] => [
  ...panel.zones.map(zoneCall),
  baseCall(panel, theme),
];

/** The series of a panel, back to front. */
export const seriesCalls = (panel: ResolvedPanel, theme: Theme): MarkCall[] =>
  panel.series.filter(({ x }) => x.length > 0).map((series) => seriesCall(series, theme));

/** The remarks, which lie before everything. */
export const noteCalls = (panel: ResolvedPanel, theme: Theme): MarkCall[] =>
  panel.notes.map((note) => noteCall(note, theme));

function seriesCall(series: ResolvedSeries, theme: Theme): MarkCall {
  const { mark, x, x2, y, y2, color, width, opacity, dash, name, shift, anchor } = series;
  const call = (
    plot: MarkCall['mark'],
    options: MarkCall['options'],
    { clip = false }: { readonly clip?: boolean } = {},
  ): MarkCall => ({ mark: plot, length: x.length, options, label: name || mark, clip });
  const stroke = {
    stroke: color,
    strokeWidth: width,
    strokeOpacity: opacity,
    ...(dash.length > 0 && { strokeDasharray: dash.join(' ') }),
  };
  const box = { x1: x, x2, y1: y, y2 };
  switch (mark) {
    case 'line':
    case 'step': {
      const curve = mark === 'step' ? 'step-after' : 'linear';
      return call('line', { x, y, ...stroke, strokeLinejoin: 'round', curve }, { clip: true });
    }
    case 'band':
      return call('areaY', { x, y1: y, y2, fill: color, fillOpacity: opacity }, { clip: true });
    case 'point':
      return call(
        'dot',
        series.edge
          ? {
              x,
              y,
              symbol: 'triangle',
              ...arrows[series.edge],
              fill: theme.background,
              stroke: color,
              strokeWidth: 1.75,
              r: 5,
            }
          : {
              x,
              y,
              r: series.radii,
              symbol: series.symbol,
              fill: color,
              fillOpacity: opacity,
              stroke: theme.background,
              strokeWidth: 0.75,
            },
      );
    case 'bar':
    case 'hist': {
      const inset = mark === 'hist' ? 0.5 : 0;
      return call('rect', { ...box, fill: color, fillOpacity: opacity, inset });
    }
    case 'cell':
      return call('rect', { ...box, fill: series.fills, shapeRendering: 'crispEdges' });
    case 'rule':
    case 'segment':
      return call('link', { ...box, ...stroke }, { clip: true });
    case 'text':
      return call('text', {
        x,
        y,
        text: series.texts,
        fill: color,
        fillOpacity: opacity,
        stroke: theme.background,
        strokeWidth: 4,
        fontSize,
        textAnchor: anchor,
        dx: shift[0],
        dy: shift[1],
      });
  }
}
