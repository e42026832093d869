import { afterAll, describe, expect, it } from 'vitest';
import { keepTable, lineOf, rowOf } from './calibrationTable.ts';
import { type Cell, type Measured, measure, shortfalls } from './coverage.ts';

/** The intervals of every cell keep their word: at least 93 of 100 hold the truth. */
export function describeCells(part: string, cells: readonly Cell[]): void {
  describe(part, () => {
    const all: Measured[] = [];

    it.each(cells)('$population, $layout', async (cell) => {
      const measured = await measure(cell);
      all.push(measured);
      console.info(lineOf(measured));
      expect(shortfalls(measured)).toEqual([]);
    });

    afterAll(() => keepTable(part, all.map(rowOf)));
  });
}

/** What no interval can hold: cells that are measured and printed, and not judged. */
export function describeLimits(part: string, cells: readonly Cell[]): void {
  describe(part, () => {
    it('is printed', async () => {
      const all: Measured[] = [];
      for (const cell of cells) {
        all.push(await measure(cell, 300, 0));
        console.info(lineOf(all.at(-1)!));
      }
      keepTable(part, all.map(rowOf));
      expect(all.length).toBe(cells.length);
    });
  });
}
