import type { Figure, FigureLayer } from '@bits-per-sample/core';
import { cutText } from '../text/cutText.ts';
import type { Theme } from '../theme.ts';
import type { ResolvedLegendEntry } from './resolved.ts';
import { dashOf, seriesLook } from './seriesLook.ts';

function swatch(layer: FigureLayer): ResolvedLegendEntry['swatch'] {
  if (['line', 'step', 'rule', 'segment'].includes(layer.mark)) return 'line';
  return layer.mark === 'point' ? 'point' : 'area';
}

/** Names of series, layers and zones. */
export function resolveLegend(
  figure: Figure,
  theme: Theme,
  { direct, width }: { readonly direct: boolean; readonly width: number },
): ResolvedLegendEntry[] {
  const entries: ResolvedLegendEntry[] = [];
  const { color } = figure.scales;
  if (color && !(direct && color.labels === 'direct'))
    color.domain.forEach((label, i) => {
      const layer =
        figure.layers.find(
          (candidate) =>
            candidate.color !== undefined && candidate.mark !== 'text' && candidate.mark !== 'band',
        ) ?? figure.layers.find((candidate) => candidate.color !== undefined);
      const look = seriesLook(figure, theme, i);
      if (layer)
        entries.push({ label, ...look, swatch: swatch(layer), opacity: layer.style?.opacity ?? 1 });
    });
  for (const layer of figure.layers)
    if (
      layer.label !== undefined &&
      layer.color === undefined &&
      layer.value === undefined &&
      layer.mark !== 'text'
    )
      entries.push({
        label: layer.label,
        color: theme.roles[layer.style?.role ?? 'fg'],
        dash: dashOf(layer.style?.dash),
        swatch: swatch(layer),
        opacity: layer.style?.opacity ?? (layer.mark === 'band' ? 0.25 : 1),
      });
  for (const zone of figure.zones ?? [])
    if (!entries.some((entry) => entry.label === zone.label))
      entries.push({
        label: zone.label,
        color: theme.roles[zone.role],
        dash: [],
        swatch: 'zone',
        opacity: 1,
      });
  return entries.map((entry) => ({
    ...entry,
    label: cutText(entry.label, 12, (width - 68) / 1.15),
  }));
}
