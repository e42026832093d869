import type { FigureLayer } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { resolveFigure } from '../../src/index.ts';
import { numbers, sample, texts } from '../support/sample.ts';

describe('resolveFigure: 0 and 1 on a logit axis', () => {
  const probability = { ...sample().scales.x };
  const three = {
    p: numbers([0, 0.5, 1]),
    q: numbers([0.0005, 0.6, 1]),
    v: numbers([1, 2, 3]),
    name: texts(['a', 'b', 'c']),
  };
  const draw = (layer: Partial<FigureLayer>, x = probability) =>
    resolveFigure(
      sample({
        data: { set: three },
        scales: {
          x,
          y: { ...probability, label: 'q' },
          value: { type: 'linear', label: 'v', format: 'number' },
        },
        layers: [{ mark: 'line', data: 'set', ...layer }],
      }),
    );
  const end = Math.log(0.999 / 0.001);

  it.each<[string, Partial<FigureLayer>, number, number]>([
    ['line', { mark: 'line', x: 'p', y: { datum: 0.5 } }, 1, 1],
    ['step', { mark: 'step', x: 'p', y: { datum: 0.5 } }, 1, 1],
    ['rule', { mark: 'rule', x: 'p' }, 1, 1],
    ['segment', { mark: 'segment', x: 'p', x2: 'p', y: { datum: 0.2 }, y2: { datum: 0.8 } }, 0, 0],
    ['text', { mark: 'text', x: 'p', y: { datum: 0.5 }, text: 'name' }, 0, 0],
    ['band', { mark: 'band', x: 'p', y: { datum: 0.2 }, y2: { datum: 0.8 } }, 0, 0],
  ])('places every %s inside the axes', (_, layer, left, right) => {
    const { panels, edges, warnings } = draw(layer);
    const [low, middle, high] = panels[0]!.series[0]!.x;
    expect(low).toBeCloseTo(-end, 9);
    expect(middle).toBe(0);
    expect(high).toBeCloseTo(end, 9);
    expect(edges).toMatchObject({ left, right });
    expect(warnings).toEqual([]);
  });

  it.each(['bar', 'cell'] as const)('gives every %s a place', (mark) => {
    const { panels, edges, warnings } = draw({ mark, x: 'p', y: { datum: 0.5 }, value: 'v' });
    expect(panels[0]!.series[0]!.x).toHaveLength(3);
    expect(edges).toMatchObject({ left: 1, right: 1 });
    expect(warnings).toEqual([]);
  });

  it('ends a bin, a band and a segment that start at 0 at the end of the axis', () => {
    for (const mark of ['hist', 'segment', 'band'] as const) {
      const { panels, warnings } = draw({
        mark,
        x: { datum: 0.2 },
        x2: { datum: 0.8 },
        y: { datum: 0.5 },
        y2: { datum: 0 },
      });
      expect(panels[0]!.series[0]!.y2[0]).toBeCloseTo(-end, 9);
      expect(warnings).toEqual([]);
    }
  });

  it('counts what lies beyond the axes with some extent, which has nowhere to go', () => {
    const { warnings, panels } = draw({
      mark: 'cell',
      x: 'p',
      x2: 'q',
      y: { datum: 0.5 },
      value: 'v',
    });
    expect(panels[0]!.series[0]!.x).toHaveLength(1);
    expect(warnings).toEqual([
      '1 of 3 marks of layer 0 (cell) lie outside the axes and are left out',
    ]);
  });

  it('counts a line and the points on it once', () => {
    const both = (data: string, marks: readonly ('line' | 'point')[]) =>
      resolveFigure(
        sample({
          layers: marks.map((mark) => ({ mark, data, x: 'p', y: 'h' })),
        }),
      ).edges;
    const once = { left: 1, right: 1, top: 0, bottom: 0 };
    expect(both('set', ['line', 'point'])).toEqual(once);
    expect(both('set', ['line', 'line'])).toEqual(once);
  });

  it('keeps a remark there, and warns of one without a place', () => {
    const { panels, warnings } = resolveFigure(
      sample({
        annotations: [
          { x: 1, y: 0.5, text: 'certain' },
          { x: 2, y: 0.5, text: 'impossible' },
        ],
      }),
    );
    const remark = panels[0]!.notes.find((note) => note.text === 'certain')!;
    expect(remark.x).toBeCloseTo(end, 9);
    expect(warnings).toEqual(["the remark 'impossible' has no place on the axes"]);
  });

  it('breaks a line there when told to drop', () => {
    const { panels, edges, warnings } = draw(
      { x: 'p', y: { datum: 0.5 } },
      { ...probability, clip: 'drop' },
    );
    expect([...panels[0]!.series[0]!.x].map(Number.isNaN)).toEqual([true, false, true]);
    expect(edges).toMatchObject({ left: 0, right: 0 });
    expect(warnings).toHaveLength(1);
  });
});
