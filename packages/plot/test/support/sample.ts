import type { Figure, FigureColumn } from '@bits-per-sample/core';

export const numbers = (values: readonly (number | null)[]): FigureColumn => ({
  type: 'number',
  values,
});
export const texts = (values: readonly (string | null)[]): FigureColumn => ({
  type: 'string',
  values,
});

/** A sound figure, to be bent by a test. */
export function sample(more: Partial<Figure> = {}): Figure {
  return {
    schema: 'figure/1',
    id: 'sample',
    title: 'A sample',
    alt: 'A sample.',
    data: {
      set: {
        p: numbers([0, 0.01, 0.5, 0.9, 1]),
        h: numbers([0, 0.08, 1, 0.47, 0]),
        who: texts(['a', 'b', 'a', 'b', 'a']),
      },
    },
    scales: {
      x: { type: 'logit', domain: [0.001, 0.999], label: 'pass rate', format: 'probability' },
      y: { type: 'linear', domain: [0, 1], label: 'entropy', unit: 'bits', format: 'bits' },
      color: { domain: ['a', 'b'] },
    },
    layers: [{ mark: 'point', data: 'set', x: 'p', y: 'h', color: 'who' }],
    size: { width: 600, height: 300 },
    ...more,
  };
}
