import type { Figure } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { resolveFigure, textWidth, themes } from '../../src/index.ts';

const texts = (values: readonly string[]) => ({ type: 'string', values }) as const;
const numbers = (values: readonly number[]) => ({ type: 'number', values }) as const;

/** Lines that are named where they end. */
function named(names: readonly string[], at: readonly number[]): Figure {
  return {
    schema: 'figure/1',
    id: 'named',
    title: 'Named',
    alt: '',
    size: { width: 700, height: 300 },
    data: { ends: { x: numbers(names.map(() => 1)), y: numbers(at), who: texts(names) } },
    scales: {
      x: { type: 'linear', domain: [0, 1.3], label: 'x', format: 'number' },
      y: { type: 'linear', domain: [0, 1], label: 'y', format: 'number' },
      color: { domain: names, labels: 'direct' },
    },
    layers: [
      { mark: 'line', data: 'ends', x: 'x', y: 'y', color: 'who' },
      {
        mark: 'text',
        data: 'ends',
        x: 'x',
        y: 'y',
        text: 'who',
        color: 'who',
        style: { anchor: 'start', shift: [8, 0] },
      },
    ],
  };
}
const at = (figure: Figure, width?: number) => resolveFigure(figure, themes.light, { width });
const written = (figure: Figure, width?: number) =>
  at(figure, width).panels[0]!.series.filter(({ mark }) => mark === 'text').length;

describe('names beside lines', () => {
  const long = named(['a strategy with a long name', 'another'], [0.2, 0.8]);

  it('stay where they have room', () => {
    expect(written(long)).toBe(2);
    expect(at(long).legend).toEqual([]);
    expect(written(named(['a', 'b'], [0.2, 0.8]), 390)).toBe(2);
  });

  it('move to a legend where they would be cut, or lie on each other', () => {
    expect(written(long, 390)).toBe(0);
    expect(at(long, 390).legend.map(({ label }) => label)).toEqual(long.scales.color!.domain);
    expect(written(named(['a', 'b'], [0.5, 0.51]), 390)).toBe(0);
  });
});

describe('remarks', () => {
  const noted = (x: number, text: string): Figure => ({
    ...named(['a'], [0.5]),
    annotations: [{ x, y: 0.9, text, anchor: 'start', shift: [4, 0] }],
  });
  /** Px from the left edge of the frame to the right end of the remark. */
  const end = (figure: Figure, width: number) => {
    const { x, notes } = at(figure, width).panels[0]!;
    const inner = width - 16 - 22 - (Math.ceil(textWidth('0.8', 12) * 1.15) + 18);
    return (notes[0]!.x / x.domain[1]) * inner + 4 + textWidth(notes[0]!.text, 12);
  };

  it('keep inside a narrower picture, beside their mark on the other side', () => {
    expect(end(noted(1.2, 'no room at the right'), 390)).toBeLessThan(1.2 * (352 / 1.3));
  });

  it('that have no place are counted', () => {
    const two = noted(0.1, 'one');
    const crowded = { ...two, annotations: [two.annotations![0]!, two.annotations![0]!] };
    expect(at(crowded, 390).warnings).toEqual([
      '1 of 3 texts have no room in 390 px and are left out',
    ]);
    expect(at(crowded).warnings).toEqual([]);
  });
});
