import {
  type ResolvedNote,
  type ResolvedPanel,
  type ResolvedSeries,
  type Theme,
  textWidth,
} from '@bits-per-sample/plot';
import type { SvgBrush, SvgNode } from './svgBrush.ts';
import type { ObservablePlot } from './toObservablePlot.ts';

interface PanelPlace {
  readonly Plot: ObservablePlot;
  readonly document: object;
  readonly brush: SvgBrush;
  readonly theme: Theme;
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const fontSize = 12;
const arrows = {
  top: { rotate: 0, dy: 5 },
  right: { rotate: 90, dx: -5 },
  bottom: { rotate: 180, dy: -5 },
  left: { rotate: 270, dx: 5 },
} as const;

/** Hands the drawn mark on with attributes set; Plot's own `ariaLabel` would be read as a field name. */
const dress =
  (attributes: Readonly<Record<string, string>>) =>
  (...args: unknown[]) => {
    const next = args[5] as (...rest: unknown[]) => SvgNode | null;
    const node = next(...args.slice(0, 5));
    if (node)
      // outerHTML may leave & and < bare in attributes, which is no XML
      for (const [name, value] of Object.entries(attributes))
        node.setAttribute(name, value.replaceAll('<', '‹').replaceAll('&', '＆'));
    return node;
  };

/** One layer of marks in Plot's terms. */
function toMark(Plot: ObservablePlot, series: ResolvedSeries, theme: Theme, clip: string): unknown {
  const { mark, x, x2, y, y2, color, width, opacity, dash, name, shift, anchor } = series;
  const data = { length: x.length };
  const render = dress({ 'aria-label': name || mark });
  const clipped = dress({ 'aria-label': name || mark, 'clip-path': `url(#${clip})` });
  const stroke = {
    stroke: color,
    strokeWidth: width,
    strokeOpacity: opacity,
    ...(dash.length > 0 && { strokeDasharray: dash.join(' ') }),
  };
  switch (mark) {
    case 'line':
    case 'step':
      return Plot.line(data, {
        ...{ x, y, ...stroke, strokeLinejoin: 'round', render: clipped },
        curve: mark === 'step' ? 'step-after' : 'linear',
      });
    case 'band':
      return Plot.areaY(data, {
        x,
        y1: y,
        y2,
        fill: color,
        fillOpacity: opacity,
        render: clipped,
      });
    case 'point':
      return Plot.dot(data, {
        ...{ x, y, r: series.radii, render },
        ...(series.edge
          ? {
              symbol: 'triangle',
              ...arrows[series.edge],
              fill: theme.background,
              stroke: color,
              strokeWidth: 1.75,
              r: 5,
            }
          : {
              symbol: series.symbol,
              fill: color,
              fillOpacity: opacity,
              stroke: theme.background,
              strokeWidth: 0.75,
            }),
      });
    case 'bar':
    case 'hist':
      return Plot.rect(data, {
        x1: x,
        x2,
        y1: y,
        y2,
        fill: color,
        fillOpacity: opacity,
        inset: mark === 'hist' ? 0.5 : 0,
        render,
      });
    case 'cell':
      return Plot.rect(data, {
        x1: x,
        x2,
        y1: y,
        y2,
        fill: series.fills,
        shapeRendering: 'crispEdges',
        render,
      });
    case 'rule':
    case 'segment':
      return Plot.link(data, { x1: x, x2, y1: y, y2, ...stroke, render: clipped });
    case 'text':
      return Plot.text(data, {
        ...{
          x,
          y,
          text: series.texts,
          fill: color,
          fillOpacity: opacity,
          stroke: theme.background,
          strokeWidth: 4,
        },
        ...{ fontSize, textAnchor: anchor, dx: shift[0], dy: shift[1], render },
      });
  }
}

function toRemark(Plot: ObservablePlot, note: ResolvedNote, theme: Theme): unknown {
  return Plot.text([note.text], {
    ...{
      x: [note.x],
      y: [note.y],
      text: [note.text],
      fill: theme.roles.fg,
      stroke: theme.background,
      strokeWidth: 4,
    },
    ...{
      fontSize,
      textAnchor: note.anchor,
      dx: note.shift[0],
      dy: note.shift[1],
      render: dress({ 'aria-label': 'note' }),
    },
  });
}

/** Axes, marks and zones of one panel, at its place in the picture. */
export function drawPanel(panel: ResolvedPanel, place: PanelPlace): SvgNode {
  const { Plot, document, brush, theme, id, x, y, width, height } = place;
  const widest = Math.max(0, ...panel.y.ticks.map((tick) => textWidth(tick.label, fontSize)));
  const margin = {
    left: Math.ceil(widest) + 18,
    right: 22,
    top: (panel.label === '' ? 0 : 20) + 26,
    bottom: 44,
  };
  const clip = `${id}-clip`;
  const muted = theme.roles.muted;
  const tickText = (axis: ResolvedPanel['x']) => ({
    tickFormat: (_: unknown, i: number) => axis.ticks[i]!.label,
    ...{
      fontSize,
      color: theme.roles.fg,
      stroke: null,
      fill: theme.roles.fg,
      label: null,
      tickSize: 0,
      tickPadding: 9,
    },
  });
  const at = (axis: ResolvedPanel['x']) => axis.ticks.map((tick) => tick.at);
  const grid = { stroke: theme.grid, strokeOpacity: 1, strokeWidth: 1 };
  const [left, right] = panel.x.domain;
  const [bottom, top] = panel.y.domain;
  const base = Plot.link([0], {
    ...{ x1: [left], x2: [right], y1: [bottom], y2: [bottom], stroke: muted, strokeWidth: 1 },
    render: dress({ 'aria-label': 'axis' }),
  });

  const svg = Plot.plot({
    ...{ document, width, height, className: id },
    ...{
      marginLeft: margin.left,
      marginRight: margin.right,
      marginTop: margin.top,
      marginBottom: margin.bottom,
    },
    x: { type: 'linear', domain: [left, right], axis: null },
    y: { type: 'linear', domain: [bottom, top], axis: null },
    r: { type: 'identity' },
    color: { type: 'identity' },
    marks: [
      Plot.gridX(at(panel.x), grid),
      Plot.gridY(at(panel.y), grid),
      ...panel.zones.map(({ axis, from, to, color, label }) =>
        Plot.rect([label], {
          ...(axis === 'x' ? { x1: [from], x2: [to] } : { y1: [from], y2: [to] }),
          ...{ fill: color, fillOpacity: 0.14, render: dress({ 'aria-label': label }) },
        }),
      ),
      base,
      ...panel.series
        .filter(({ x }) => x.length > 0)
        .map((series) => toMark(Plot, series, theme, clip)),
      Plot.axisX(at(panel.x), tickText(panel.x)),
      Plot.axisY(at(panel.y), tickText(panel.y)),
      ...panel.notes.map((note) => toRemark(Plot, note, theme)),
    ],
  }) as SvgNode;

  const drawn = [...svg.childNodes].filter((child) => child.nodeName.toLowerCase() === 'g');
  const inner = {
    width: width - margin.left - margin.right,
    height: height - margin.top - margin.bottom,
  };
  return brush.node(
    'g',
    { transform: `translate(${x},${y})`, fill: theme.roles.fg, 'text-anchor': 'middle' },
    [
      brush.node('clipPath', { id: clip }, [
        brush.node('rect', { x: margin.left, y: margin.top, ...inner }),
      ]),
      ...(panel.label === ''
        ? []
        : [
            brush.text(panel.label, {
              x: 8,
              y: 14,
              size: 13,
              role: 'fg',
              weight: 600,
              anchor: 'start',
            }),
          ]),
      brush.text(panel.y.label, {
        x: 8,
        y: margin.top - 12,
        size: fontSize,
        role: 'muted',
        anchor: 'start',
      }),
      ...drawn,
      brush.text(panel.x.label, {
        ...{ x: margin.left + inner.width / 2, y: height - 10, size: fontSize, role: 'muted' },
      }),
    ],
  );
}
