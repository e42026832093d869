import type { LaidOutEntry, LaidOutFigure } from '@bits-per-sample/plot';
import type { SvgBrush, SvgNode } from './svgBrush.ts';

const size = 12;
const row = 20;
const swatchWidth = 20;

function drawSwatch(
  { swatch, color, dash, opacity, x, y }: LaidOutEntry,
  brush: SvgBrush,
): SvgNode {
  const middle = y + row / 2;
  const stroke = {
    stroke: color,
    'stroke-width': 2.25,
    ...(dash.length > 0 && { 'stroke-dasharray': dash.join(' ') }),
  };
  switch (swatch) {
    case 'line':
      return brush.node('line', { x1: x, x2: x + swatchWidth, y1: middle, y2: middle, ...stroke });
    case 'point':
      return brush.node('circle', { cx: x + swatchWidth / 2, cy: middle, r: 4, fill: color });
    default:
      return brush.node('rect', {
        x: x + 3,
        y: middle - 6,
        width: 14,
        height: 12,
        fill: color,
        'fill-opacity': swatch === 'zone' ? 0.3 : opacity,
        stroke: color,
        'stroke-width': swatch === 'zone' ? 1 : 0,
      });
  }
}

/** The legend, and the ramp of a value scale. */
export function drawLegend(
  { legend, ramp }: LaidOutFigure,
  brush: SvgBrush,
  id: string,
): readonly SvgNode[] {
  const baseline = (y: number) => y + row / 2 + size * 0.35;
  const nodes = legend.flatMap((entry) => [
    drawSwatch(entry, brush),
    brush.text(entry.label, {
      x: entry.x + swatchWidth + 6,
      y: baseline(entry.y),
      size,
      role: 'fg',
    }),
  ]);
  if (!ramp) return nodes;
  const { colors, ends, label, title, x, y } = ramp;
  const stops = colors.map((color, i) =>
    brush.node('stop', { offset: `${(100 * i) / (colors.length - 1)}%`, 'stop-color': color }),
  );
  return [
    ...nodes,
    brush.node('linearGradient', { id: `${id}-ramp` }, stops),
    brush.text(label, { x: title.x, y: baseline(title.y), size, role: 'fg' }),
    brush.text(ends[0], { x: x.low, y: baseline(y), size, role: 'muted' }),
    brush.node('rect', { x: x.bar, y: y + 4, width: 120, height: 12, fill: `url(#${id}-ramp)` }),
    brush.text(ends[1], { x: x.high, y: baseline(y), size, role: 'muted' }),
  ];
}
