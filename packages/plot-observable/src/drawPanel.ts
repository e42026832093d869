import { type ResolvedPanel, type Theme, textWidth } from '@bits-per-sample/plot';
import { backCalls, fontSize, type MarkCall, noteCalls, seriesCalls } from './markCalls.ts';
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

/** Room around the frame for axes and titles, in px. */
export function panelMargin(panel: ResolvedPanel) {
  const widest = Math.max(0, ...panel.y.ticks.map((tick) => textWidth(tick.label, fontSize)));
  return {
    left: Math.ceil(widest) + 18,
    right: 22,
    top: (panel.label === '' ? 0 : 20) + 26,
    bottom: 44,
  };
}

/** Axes, marks and zones of one panel, at its place in the picture. */
export function drawPanel(panel: ResolvedPanel, place: PanelPlace): SvgNode {
  const { Plot, document, brush, theme, id, x, y, width, height } = place;
  const margin = panelMargin(panel);
  const clip = `${id}-clip`;
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
  const draw = ({ mark, length, options, label, clip: cut }: MarkCall) =>
    Plot[mark](
      { length },
      {
        ...options,
        render: dress({ 'aria-label': label, ...(cut && { 'clip-path': `url(#${clip})` }) }),
      },
    );

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
      ...backCalls(panel, theme).map(draw),
      ...seriesCalls(panel, theme).map(draw),
      Plot.axisX(at(panel.x), tickText(panel.x)),
      Plot.axisY(at(panel.y), tickText(panel.y)),
      ...noteCalls(panel, theme).map(draw),
    ],
  }) as SvgNode;

  const drawn = [...svg.childNodes].filter((child) => child.nodeName.toLowerCase() === 'g');
  // a name needs a role
  for (const node of drawn) if (node.getAttribute('aria-label')) node.setAttribute('role', 'group');
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
