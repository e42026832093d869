import type { Figure } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { atWidth } from '../../src/pictures/reportFigures.ts';

const figure: Figure = {
  schema: 'figure/1',
  id: 'f',
  title: 'F',
  alt: 'f',
  data: {},
  scales: {
    x: { type: 'linear', label: 'x', format: 'number' },
    y: { type: 'linear', label: 'y', format: 'number' },
  },
  layers: [],
  size: { width: 900, height: 300 },
};
const faceted = (panels: number, columns?: number): Figure => ({
  ...figure,
  facet: {
    field: 'panel',
    domain: Array.from({ length: panels }, (_, i) => `p${i}`),
    ...(columns !== undefined && { columns }),
  },
});

describe('a figure in some room', () => {
  it('stays as it is where no room is named', () => {
    expect(atWidth(figure, undefined)).toBe(figure);
  });

  it('takes the room and keeps its height without panels', () => {
    expect(atWidth(figure, 390).size).toEqual({ width: 390, height: 300 });
  });

  // 900 px in three columns: a panel may shrink to 240 px before a column goes
  it.each([
    [900, 3, 300],
    [720, 3, 300],
    [719, 2, 600],
    [480, 2, 600],
    [479, 1, 900],
    [100, 1, 900],
  ])('of %i px has three panels in %i columns, %i px high', (width, columns, height) => {
    const laid = atWidth(faceted(3), width);
    expect(laid.facet?.columns).toBe(columns);
    expect(laid.size).toEqual({ width, height });
  });

  it('keeps the columns that the figure asks for where they fit', () => {
    const laid = atWidth(faceted(4, 2), 900);
    expect([laid.facet?.columns, laid.size.height]).toEqual([2, 300]);
    const narrow = atWidth(faceted(4, 2), 300);
    // two rows of 150 px become four
    expect([narrow.facet?.columns, narrow.size.height]).toEqual([1, 600]);
  });

  it('never has more columns than panels', () => {
    const laid = atWidth(faceted(2, 6), 2000);
    expect([laid.facet?.columns, laid.size.height]).toEqual([2, 300]);
  });

  it('lets panels be as narrow as the figure made them', () => {
    // six columns of 150 px are less than 240 px wide from the start
    const laid = atWidth(faceted(6, 6), 900);
    expect(laid.facet?.columns).toBe(6);
    expect(atWidth(faceted(6, 6), 899).facet?.columns).toBe(5);
  });
});
