import { describe, expect, it } from 'vitest';
import { describeFigure, recorder, toTable } from '../src/index.ts';
import { numbers, sample, texts } from './sample.ts';

describe('describeFigure', () => {
  it('names marks, axes, series, zones, findings and what lies beyond an axis', () => {
    const figure = sample({
      findings: [{ text: 'The peak is 1 bit', numbers: { bits: 1 } }],
      zones: [{ axis: 'x', from: 0.11, to: 0.89, label: 'fertile', role: 'good' }],
    });
    expect(describeFigure(figure)).toBe(
      'A sample. Picture of points. Horizontal: pass rate, logit scale from 0.001 to 0.999. ' +
        'Vertical: entropy in bits from 0 to 1. Series: a and b. Shaded from 0.11 to 0.89: fertile. The peak is 1 bit. ' +
        '1 point lies beyond the left end of the axis and is drawn at that end. ' +
        '1 point lies beyond the right end of the axis and is drawn at that end.',
    );
  });

  it('describes an empty picture, panels and shades', () => {
    const { scales } = sample();
    const figure = sample({
      layers: [],
      facet: { field: 'who', domain: ['a', 'b'] },
      scales: {
        x: scales.x,
        y: scales.y,
        value: { type: 'linear', label: 'heat', format: 'number' },
      },
    });
    expect(describeFigure(figure)).toContain('Empty picture. ');
    expect(describeFigure(figure)).toContain('Shade: heat. One panel each for a and b.');
  });
});

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

describe('recorder', () => {
  it('writes down every text and every mark, and the warnings', () => {
    const figure = sample({
      subtitle: 'of points',
      caption: 'made up',
      annotations: [{ x: 0.5, y: 1, text: 'peak' }],
    });
    const { output, warnings } = recorder(figure);
    expect(warnings).toEqual([]);
    const drawn = (kind: string) =>
      output.filter((call) => call.draw === kind).map((call) => call.text);
    expect(['title', 'subtitle', 'caption', 'axis', 'note'].map(drawn)).toEqual([
      ['A sample'],
      ['of points'],
      ['made up'],
      ['pass rate', 'entropy (bits)'],
      ['peak', '1 at 0', '1 at 1'],
    ]);
    expect(drawn('tick')).toContain('0.999');
    expect(output.filter((call) => call.draw === 'point').map((call) => call.count)).toEqual([
      1, 1, 1, 2,
    ]);
  });
});
