import { describe, expect, it } from 'vitest';
import { toTable } from '../src/index.ts';
import { numbers, sample, texts } from './support/sample.ts';

describe('toTable', () => {
  it('prints columns as their axes do', () => {
    expect(toTable(sample())).toEqual([
      {
        name: 'set',
        headers: ['p', 'h', 'who'],
        rows: [
          ['0', '0', 'a'],
          ['0.01', '0.08', 'b'],
          ['0.5', '1', 'a'],
          ['0.9', '0.47', 'b'],
          ['1', '0', 'a'],
        ],
        omitted: 0,
      },
    ]);
  });

  it('takes evenly spaced rows of a long table, with both ends, and counts the rest', () => {
    const p = Array.from({ length: 1001 }, (_, i) => i / 1000);
    const figure = sample({
      data: { set: { p: numbers(p), h: numbers(p), who: texts(p.map(() => 'a')) } },
    });
    const [table] = toTable(figure, { maxRows: 11 });
    expect(table!.rows.map((row) => Number(row[0]))).toEqual([
      0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1,
    ]);
    expect(table!.omitted).toBe(990);
  });

  it('leaves out data that only place labels, and shows missing values as a dash', () => {
    const figure = sample({ data: { ...sample().data, labels: { p: numbers([null]) } } });
    expect(toTable(figure).map((table) => table.name)).toEqual(['set']);
    const holes = sample({
      data: { set: { p: numbers([null]), h: numbers([1]), who: texts([null]) } },
    });
    expect(toTable(holes)[0]!.rows).toEqual([['–', '1', '–']]);
  });

  it('refuses what it cannot print', () => {
    expect(() => toTable(sample({ id: '' }))).toThrow('toTable: expected figure.id');
    expect(() => toTable(sample(), { maxRows: 1 })).toThrow(
      'toTable: expected maxRows at least 2, got 1',
    );
  });
});
