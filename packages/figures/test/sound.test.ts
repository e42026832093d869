import { resolveFigure, toTable, validateFigure } from '@bits-per-sample/plot';
import { describe, expect, it } from 'vitest';
import { strayNumbers } from './support/altNumbers.ts';
import { all } from './support/figures.ts';

describe.each(Object.entries(all))('%s', (_, figure) => {
  it('is sound, draws without a warning, and survives JSON unchanged', () => {
    expect(validateFigure(figure)).toEqual([]);
    expect(resolveFigure(figure).warnings).toEqual([]);
    expect(JSON.parse(JSON.stringify(figure))).toEqual(figure);
  });

  it('has an alternative text whose numbers occur in its data', () => {
    expect(figure.alt.length).toBeGreaterThan(150);
    expect(strayNumbers(figure)).toEqual([]);
    expect(strayNumbers({ ...figure, alt: `${figure.alt} 27182.8 %` })).toEqual(['27182.8 %']);
    for (const finding of figure.findings!) expect(figure.alt).toContain(finding.text);
  });

  it('has a table for those who cannot see it', () => {
    const tables = toTable(figure);
    expect(tables.length).toBeGreaterThan(0);
    for (const table of tables) expect(table.rows.length).toBeGreaterThan(0);
  });
});
