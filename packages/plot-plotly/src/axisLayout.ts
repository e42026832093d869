import type { ResolvedAxis, Theme } from '@bits-per-sample/plot';
import { plainHtml } from './plainHtml.ts';
import type { Json } from './seriesTraces.ts';

/** A linear axis whose ticks carry their labels. */
export function axisLayout({ domain, ticks }: ResolvedAxis, { roles, grid }: Theme): Json {
  return {
    type: 'linear',
    range: domain,
    autorange: false,
    fixedrange: true,
    zeroline: false,
    tickmode: 'array',
    tickvals: ticks.map((tick) => tick.at),
    ticktext: ticks.map((tick) => plainHtml(tick.label)),
    ticks: '',
    tickangle: 0,
    tickfont: { color: roles.fg, size: 12 },
    automargin: false,
    showgrid: true,
    gridcolor: grid,
    gridwidth: 1,
  };
}
