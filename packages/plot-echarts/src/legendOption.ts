import { type ResolvedFigure, type ResolvedLegendEntry, textWidth } from '@bits-per-sample/plot';
import type { Piece } from './seriesOptions.ts';

const icons = {
  area: 'path://M3,0H17V12H3Z',
  point: 'path://M6,6A4,4,0,1,1,14,6A4,4,0,1,1,6,6',
};

/** Texts are laid out in Helvetica's widths; other fonts are up to that much wider. */
export const wider = 1.15;
const rowHeight = 20;

/** A line of 20 px, or its dashes, as outlines. */
function stroke([on = 20, off = 0]: readonly number[]): string {
  const path: string[] = [];
  for (let from = 0; from < 20; from += on + off)
    path.push(`M${from},4.9H${Math.min(from + on, 20)}V7.1H${from}Z`);
  return `path://${path.join('')}`;
}

function icon({ swatch, dash }: ResolvedLegendEntry): string {
  if (swatch === 'line') return stroke(dash);
  return swatch === 'point' ? icons.point : icons.area;
}

/** Rows of entries, one legend component each, so that nothing depends on measured text. */
export function legendRows(
  { legend, theme }: ResolvedFigure,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
): { readonly legends: readonly Piece[]; readonly height: number } {
  const legends: Piece[] = [];
  let [left, top] = [x, y];
  for (const entry of legend) {
    const wanted = 20 + 6 + textWidth(entry.label, 12) * wider;
    if (left > x && left + wanted > x + width) [left, top] = [x, top + rowHeight];
    legends.push({
      ...{ left, top, padding: 0, itemWidth: 20, itemHeight: 12, selectedMode: 'multiple' },
      ...{ inactiveColor: theme.grid, inactiveBorderColor: theme.grid },
      textStyle: { color: theme.roles.fg, fontSize: 12 },
      data: [
        {
          ...{ name: entry.label, icon: icon(entry) },
          itemStyle: {
            ...{ color: entry.color, borderWidth: 0 },
            opacity: entry.swatch === 'zone' ? 0.3 : entry.swatch === 'area' ? entry.opacity : 1,
          },
        },
      ],
    });
    left += wanted + 18;
  }
  return { legends, height: legend.length > 0 ? top - y + rowHeight + 6 : 0 };
}
