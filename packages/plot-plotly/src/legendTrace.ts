import type { LaidOutEntry, ResolvedLegendEntry, Theme } from '@bits-per-sample/plot';
import type { Share } from './pixelText.ts';
import { plainHtml } from './plainHtml.ts';
import { type Json, translucent } from './seriesTraces.ts';

/** A trace without data, so that a swatch has its own look, in a legend of its own. */
export const legendTrace = (entry: LaidOutEntry, i: number): Json => ({
  type: 'scatter',
  x: [null],
  y: [null],
  name: plainHtml(entry.label),
  hoverinfo: 'skip',
  legendgroup: entry.label,
  showlegend: true,
  legend: legendName(i),
  ...swatch(entry),
});

/** A legend per entry, at its place. */
export function legendLayout(
  legend: readonly LaidOutEntry[],
  { theme, share }: { readonly theme: Theme; readonly share: Share },
): Record<string, Json> {
  const look = {
    xanchor: 'left',
    yanchor: 'top',
    bgcolor: 'rgba(0,0,0,0)',
    borderwidth: 0,
    itemsizing: 'trace',
    font: { color: theme.roles.fg, size: 12 },
  };
  return Object.fromEntries(
    legend.map(({ x, y }, i) => [legendName(i), { x: share.x(x - 8), y: share.y(y - 4), ...look }]),
  );
}

const legendName = (i: number) => (i === 0 ? 'legend' : `legend${i + 1}`);

function swatch({ swatch, color, dash, opacity }: ResolvedLegendEntry): Json {
  if (swatch === 'line')
    return {
      mode: 'lines',
      line: {
        color,
        width: 2.25,
        dash: dash.length > 0 ? dash.map((d) => `${d}px`).join(',') : 'solid',
      },
    };
  const alpha = swatch === 'zone' ? 0.3 : swatch === 'area' ? opacity : 1;
  return {
    mode: 'markers',
    marker: {
      symbol: swatch === 'point' ? 'circle' : 'square',
      size: swatch === 'point' ? 8 : 13,
      color: translucent(color, alpha),
      opacity: 1,
      line: { width: 0 },
    },
  };
}
