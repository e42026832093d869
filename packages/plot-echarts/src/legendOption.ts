import type { LaidOutEntry, ResolvedLegendEntry, Theme } from '@bits-per-sample/plot';
import type { Piece } from './seriesOptions.ts';

const icons = {
  area: 'path://M3,0H17V12H3Z',
  point: 'path://M6,6A4,4,0,1,1,14,6A4,4,0,1,1,6,6',
};

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

/** A legend component per entry, so that nothing depends on measured text. */
export function legendOption(entry: LaidOutEntry, { roles, grid }: Theme): Piece {
  const { label, color, swatch, opacity, x, y } = entry;
  return {
    left: x,
    top: y,
    padding: 0,
    itemWidth: 20,
    itemHeight: 12,
    selectedMode: 'multiple',
    inactiveColor: grid,
    inactiveBorderColor: grid,
    textStyle: { color: roles.fg, fontSize: 12 },
    data: [
      {
        name: label,
        icon: icon(entry),
        itemStyle: {
          color,
          borderWidth: 0,
          opacity: swatch === 'zone' ? 0.3 : swatch === 'area' ? opacity : 1,
        },
      },
    ],
  };
}
