import type { LaidOutPanel, Theme } from '@bits-per-sample/plot';
import { backCalls, fontSize, type MarkCall, noteCalls, seriesCalls } from './markCalls.ts';
import type { ObservablePlot } from './observablePlot.ts';
import type { SvgBrush, SvgNode } from './svgBrush.ts';

interface PanelPlace {
  readonly Plot: ObservablePlot;
  readonly document: object;
  readonly brush: SvgBrush;
  readonly theme: Theme;
  readonly id: string;
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

/** Axes, marks and zones of one panel, at its place in the picture. */
export function drawPanel(panel: LaidOutPanel, place: PanelPlace): SvgNode {
  const { brush, theme, id } = place;
  const { corner, frame } = panel;
  const clip = `${id}-clip`;
  const [left, top] = [frame.left - corner.x, frame.top - corner.y];
  const inner = { width: frame.right - frame.left, height: frame.bottom - frame.top };
  const muted = { size: fontSize, role: 'muted' } as const;
  const svg = plotPanel(panel, clip, place);
  const drawn = [...svg.childNodes].filter((child) => child.nodeName.toLowerCase() === 'g');
  // a name needs a role
  for (const node of drawn) if (node.getAttribute('aria-label')) node.setAttribute('role', 'group');
  return brush.node(
    'g',
    {
      transform: `translate(${corner.x},${corner.y})`,
      fill: theme.roles.fg,
      'text-anchor': 'middle',
    },
    [
      brush.node('clipPath', { id: clip }, [brush.node('rect', { x: left, y: top, ...inner })]),
      brush.text(panel.y.label, { ...muted, x: 8, y: top - 12, anchor: 'start' }),
      ...drawn,
      brush.text(panel.x.label, {
        ...muted,
        x: left + inner.width / 2,
        y: top + inner.height + 34,
      }),
    ],
  );
}

/** What Plot makes of a panel: axes without titles, and marks. */
function plotPanel(
  panel: LaidOutPanel,
  clip: string,
  { Plot, document, theme, id }: PanelPlace,
): SvgNode {
  const { corner, frame } = panel;
  const right = 22;
  const bottom = 44;
  const tickText = (axis: LaidOutPanel['x']) => ({
    tickFormat: (_: unknown, i: number) => axis.ticks[i]!.label,
    fontSize,
    color: theme.roles.fg,
    stroke: null,
    fill: theme.roles.fg,
    label: null,
    tickSize: 0,
    tickPadding: 9,
  });
  const at = (axis: LaidOutPanel['x']) => axis.ticks.map((tick) => tick.at);
  const grid = { stroke: theme.grid, strokeOpacity: 1, strokeWidth: 1 };
  const draw = ({ mark, length, options, label, clip: cut }: MarkCall) =>
    Plot[mark](
      { length },
      {
        ...options,
        render: dress({ 'aria-label': label, ...(cut && { 'clip-path': `url(#${clip})` }) }),
      },
    );
  return Plot.plot({
    document,
    className: id,
    width: frame.right - corner.x + right,
    height: frame.bottom - corner.y + bottom,
    marginLeft: frame.left - corner.x,
    marginRight: right,
    marginTop: frame.top - corner.y,
    marginBottom: bottom,
    x: { type: 'linear', domain: panel.x.domain, axis: null },
    y: { type: 'linear', domain: panel.y.domain, axis: null },
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
}
