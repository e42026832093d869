import type { Figure, FigureStyle } from '@bits-per-sample/core';
import type { Theme } from '../theme.ts';

const dashes = [[], [6, 4], [2, 3]] as const;

/** Colour and dashes of the i-th series: four hues, then the same hues dashed, then dotted. */
export function seriesLook(
  figure: Figure,
  theme: Theme,
  i: number,
): { color: string; dash: readonly number[] } {
  const given = figure.scales.color?.roles?.[i];
  if (given) return { color: theme.roles[given], dash: [] };
  return {
    color: theme.roles[`series-${((i % 4) + 1) as 1 | 2 | 3 | 4}`],
    dash: dashes[Math.floor(i / 4)] ?? [],
  };
}

/** Px lengths of a named line pattern. */
export function dashOf(dash: FigureStyle['dash']): readonly number[] {
  return dashes[dash === 'dashed' ? 1 : dash === 'dotted' ? 2 : 0];
}
