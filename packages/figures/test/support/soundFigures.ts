import type { Figure, FigureNumbers } from '@bits-per-sample/core';
import { resolveFigure, toTable, validateFigure } from '@bits-per-sample/plot';
import { describe, expect, it } from 'vitest';
import { strayNumbers } from './altNumbers.ts';

/** A numeric column of a figure. */
export const numbers = (figure: Figure, set: string, field: string): (number | null)[] => [
  ...(figure.data[set]![field] as FigureNumbers).values,
];

/** What holds for every figure. */
export function describeSound(figures: Readonly<Record<string, Figure>>): void {
  describe.each(Object.entries(figures))('%s', (_, figure) => {
    it('is sound, draws without a warning, and survives JSON unchanged', () => {
      expect(validateFigure(figure)).toEqual([]);
      expect(resolveFigure(figure).warnings).toEqual([]);
      expect(JSON.parse(JSON.stringify(figure))).toEqual(figure);
    });

    it('is described by its findings, in numbers that occur in its data', () => {
      const columns = Object.values(figure.data).flatMap((set) => Object.values(set));
      const named = { ...figure, title: [figure.title, ...columns.map((c) => c.label)].join(' ') };
      expect(strayNumbers(named)).toEqual([]);
      expect(strayNumbers({ ...named, alt: `${figure.alt} 27182.8 %` })).toEqual(['27182.8 %']);
      expect(figure.findings!.length).toBeGreaterThan(0);
      for (const finding of figure.findings!) expect(figure.alt).toContain(finding.text);
      for (const table of toTable(figure)) expect(table.rows.length).toBeGreaterThan(0);
    });

    it('says what it does not say', () => {
      expect(figure.caption).toMatch(/not|nothing|neither/i);
    });
  });
}
