import type { Figure, FigureLayer } from '@bits-per-sample/core';
import { resolveFigure } from '../../src/index.ts';
import { numbers, sample } from './sample.ts';

export const only = (figure: Figure) => resolveFigure(figure).panels[0]!;

export const linear = { type: 'linear', label: '', format: 'number' } as const;

export const layer = (more: Partial<FigureLayer> & Pick<FigureLayer, 'mark'>): FigureLayer => ({
  data: 'set',
  x: 'x',
  y: 'y',
  ...more,
});

/** A figure of one layer over columns x, y, … on straight axes. */
export const one = (
  columns: Record<string, readonly (number | null)[]>,
  mark: Partial<FigureLayer> & Pick<FigureLayer, 'mark'>,
  domain = [0, 10],
) =>
  sample({
    data: {
      set: Object.fromEntries(
        Object.entries(columns).map(([name, values]) => [name, numbers(values)]),
      ),
    },
    scales: { x: { ...linear, domain }, y: { ...linear, domain } },
    layers: [layer(mark)],
  });
