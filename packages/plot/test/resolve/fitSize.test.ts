import type { Figure } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { fitSize } from '../../src/resolve/fitSize.ts';

const one = { size: { width: 640, height: 480 } } as Figure;
const panels = (n: number, columns?: number) =>
  ({
    ...one,
    facet: { field: 'f', domain: Array.from({ length: n }, (_, i) => `${i}`), columns },
  }) as Figure;

describe('fitSize', () => {
  it('leaves 76 px for the labels beside and 60 above and below a panel', () => {
    expect(fitSize(one)).toEqual({
      size: { width: 640, height: 480 },
      columns: 1,
      room: { x: 564, y: 420 },
    });
    expect(fitSize(panels(4, 2)).room).toEqual({ x: 320 - 76, y: 240 - 60 });
    expect(fitSize(one, 100).room).toEqual({ x: 60, y: 420 });
  });

  it('puts at most three panels in a row', () => {
    expect(fitSize(panels(5)).columns).toBe(3);
    expect(fitSize(panels(2)).columns).toBe(2);
  });

  it('moves panels into rows of their own, at the height they had, where there is less room', () => {
    const { columns, size } = fitSize(panels(4, 2), 390);
    expect(columns).toBe(1);
    expect(size).toEqual({ width: 390, height: 960 });
    expect(fitSize(panels(6, 3), 500).columns).toBe(2);
    expect(fitSize(panels(6, 3), 900)).toMatchObject({ columns: 3, size: { height: 480 } });
  });
});
