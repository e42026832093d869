import type { LaidOutRamp, Theme } from '@bits-per-sample/plot';
import type { PlacedText, Share } from './pixelText.ts';
import type { Json } from './seriesTraces.ts';

/** Title and ends of a ramp. */
export function rampTexts(
  { label, ends, title, x, y }: LaidOutRamp,
  { roles: { fg, muted } }: Theme,
): PlacedText[] {
  return [
    { text: label, ...title, font: { color: fg, size: 12 } },
    { text: ends[0], x: x.low, y, font: { color: muted, size: 12 } },
    { text: ends[1], x: x.high, y, font: { color: muted, size: 12 } },
  ];
}

/** An empty trace whose colour bar is the ramp. */
export const rampTrace = ({ colors, x, y }: LaidOutRamp, share: Share): Json => ({
  type: 'scatter',
  mode: 'markers',
  x: [null],
  y: [null],
  showlegend: false,
  hoverinfo: 'skip',
  marker: {
    color: [0],
    cmin: 0,
    cmax: 1,
    showscale: true,
    colorscale: colors.map((color, i) => [i / (colors.length - 1), color]),
    colorbar: {
      orientation: 'h',
      xanchor: 'left',
      yanchor: 'top',
      len: 120,
      lenmode: 'pixels',
      x: share.x(x.bar),
      y: share.y(y + 2),
      thickness: 12,
      outlinewidth: 0,
      xpad: 0,
      ypad: 0,
      showticklabels: false,
      ticks: '',
    },
  },
});
