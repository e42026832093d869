import { type ResolvedFigure, type ResolvedLegendEntry, textWidth } from '@bits-per-sample/plot';
import type { SvgBrush, SvgNode } from './svgBrush.ts';

const size = 12;
const row = 20;
const swatchWidth = 20;

function drawSwatch(
  { swatch, color, dash, opacity }: ResolvedLegendEntry,
  brush: SvgBrush,
  x: number,
  y: number,
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

/** The legend in rows, and the ramp of a value scale behind it. */
export function drawLegend(
  { legend, ramp }: ResolvedFigure,
  brush: SvgBrush,
  {
    x,
    y,
    width,
    id,
  }: { readonly x: number; readonly y: number; readonly width: number; readonly id: string },
): { readonly nodes: readonly SvgNode[]; readonly height: number } {
  const nodes: SvgNode[] = [];
  let [left, top] = [x, y];
  const room = (wanted: number) => {
    if (left > x && left + wanted > x + width) [left, top] = [x, top + row];
  };
  for (const entry of legend) {
    const wanted = swatchWidth + 6 + textWidth(entry.label, size) * 1.03;
    room(wanted);
    nodes.push(drawSwatch(entry, brush, left, top));
    nodes.push(
      brush.text(entry.label, {
        x: left + swatchWidth + 6,
        y: top + row / 2 + size * 0.35,
        size,
        role: 'fg',
      }),
    );
    left += wanted + 18;
  }
  if (ramp) {
    const label = textWidth(ramp.label, size) * 1.03 + 8;
    const [from, to] = ramp.ends.map((end) => textWidth(end, size) * 1.03 + 6) as [number, number];
    room(label + from + 120 + to);
    const baseline = top + row / 2 + size * 0.35;
    const stops = ramp.colors.map((color, i) =>
      brush.node('stop', {
        offset: `${(100 * i) / (ramp.colors.length - 1)}%`,
        'stop-color': color,
      }),
    );
    nodes.push(
      brush.node('linearGradient', { id: `${id}-ramp` }, stops),
      brush.text(ramp.label, { x: left, y: baseline, size, role: 'fg' }),
      brush.text(ramp.ends[0], { x: left + label, y: baseline, size, role: 'muted' }),
      brush.node('rect', {
        x: left + label + from,
        y: top + 4,
        width: 120,
        height: 12,
        fill: `url(#${id}-ramp)`,
      }),
      brush.text(ramp.ends[1], { x: left + label + from + 126, y: baseline, size, role: 'muted' }),
    );
    left += 1;
  }
  return { nodes, height: legend.length > 0 || ramp ? top - y + row + 6 : 0 };
}
