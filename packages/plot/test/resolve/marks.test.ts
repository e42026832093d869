import { describe, expect, it } from 'vitest';
import { resolveFigure, themes } from '../../src/index.ts';
import { layer, linear, one, only } from '../support/layers.ts';
import { numbers, sample, texts } from '../support/sample.ts';

describe('resolveFigure: marks', () => {
  it('stacks bars from y2 to y and gives categories a width', () => {
    const figure = sample({
      data: { set: { x: texts(['a', 'b', 'b']), y: numbers([3, 1, 4]), y2: numbers([0, 0, 1]) } },
      scales: { x: { type: 'band', label: '', format: 'number' }, y: linear },
      layers: [layer({ mark: 'bar', y2: 'y2' })],
    });
    const { x, x2, y, y2 } = only(figure).series[0]!;
    expect([...x]).toEqual([-0.4, 0.6, 0.6]);
    expect([...x2]).toEqual([0.4, 1.4, 1.4]);
    expect([...y].map((from, i) => [from, y2[i]])).toEqual([
      [3, 0],
      [1, 0],
      [4, 1],
    ]);
  });

  it('starts bars at zero, lays them down over a vertical list, and gives numbers the width of their gap', () => {
    const bars = only(one({ x: [2, 4, 8], y: [1, 2, 3] }, { mark: 'bar' })).series[0]!;
    expect([...bars.x2].map((x2, i) => x2 - bars.x[i]!)).toEqual(
      [1.6, 1.6, 1.6].map((w) => expect.closeTo(w, 12)),
    );
    expect([...bars.y]).toEqual([0, 0, 0]);
    const lying = sample({
      data: { set: { x: numbers([3]), y: texts(['a']) } },
      scales: {
        x: { ...linear, domain: [0, 5] },
        y: { type: 'band', label: '', format: 'number' },
      },
      layers: [layer({ mark: 'bar' })],
    });
    const { x, x2, y, y2 } = only(lying).series[0]!;
    expect([x[0], x2[0], y[0], y2[0]]).toEqual([0, 3, -0.4, 0.4]);
  });

  it('clamps rectangles to the axes and draws no empty ones', () => {
    const { x, x2, y2 } = only(
      one({ x: [-5, 3, 4], x2: [2, 4, 5], y: [99, 0, 1] }, { mark: 'hist', x2: 'x2' }),
    ).series[0]!;
    expect([[...x], [...x2], [...y2]]).toEqual([
      [0, 4],
      [2, 5],
      [10, 1],
    ]);
  });

  it('shades cells from the palest to the strongest colour of the ramp', () => {
    const figure = one(
      { x: [1, 2, 3, 4], y: [1, 1, 1, 1], v: [0, 5, 10, null] },
      { mark: 'cell', value: 'v' },
    );
    const resolved = resolveFigure({
      ...figure,
      scales: { ...figure.scales, value: { type: 'linear', label: 'v', format: 'number' } },
    });
    expect(resolved.panels[0]!.series[0]!.fills).toEqual(
      themes.light.ramp.map((color) => color.toLowerCase()),
    );
    expect(resolved.ramp).toEqual({ label: 'v', colors: themes.light.ramp, ends: ['0', '10'] });
    expect(resolved.warnings).toEqual([
      '1 of 4 rows of layer 0 (cell) have no place on the axes and are not drawn',
    ]);
  });

  it('breaks lines where a value is missing and lets infinite ones leave the panel', () => {
    const figure = one({ x: [1, 2, 3, 4], y: [1, null, 3, 1e300] }, { mark: 'line' });
    expect(resolveFigure(figure).warnings).toEqual([]);
    const { x, y } = only(figure).series[0]!;
    expect([...x]).toEqual([1, NaN, 3, 4]);
    expect([...y]).toEqual([1, NaN, 3, 1010]);
  });

  it('warns of a vertex that has no place', () => {
    const figure = one({ x: [1, null, 3], y: [1, 2, 3] }, { mark: 'line' });
    expect(resolveFigure(figure).warnings).toEqual([
      '1 of 3 rows of layer 0 (line) have no place on the axes and are not drawn',
    ]);
  });

  it('runs rules from end to end and segments from point to point', () => {
    const rules = only(one({ x: [4, 99], y: [0, 0] }, { mark: 'rule', y: undefined as never }));
    expect(rules.series[0]).toMatchObject({
      x: Float64Array.of(4),
      x2: Float64Array.of(4),
      y: Float64Array.of(0),
      y2: Float64Array.of(10),
    });
    const segment = only(
      one({ x: [1], y: [2], x2: [3], y2: [4] }, { mark: 'segment', x2: 'x2', y2: 'y2' }),
    ).series[0]!;
    expect([segment.x[0], segment.y[0], segment.x2[0], segment.y2[0]]).toEqual([1, 2, 3, 4]);
  });

  it('sizes points by area', () => {
    const { radii } = only(
      one({ x: [1, 2], y: [1, 2], n: [100, 25] }, { mark: 'point', size: 'n' }),
    ).series[0]!;
    expect(radii![0]! / radii![1]!).toBeCloseTo(2, 12);
  });

  it('takes a datum for every row', () => {
    const figure = sample({
      layers: [{ mark: 'text', x: { datum: 0.5 }, y: { datum: 1 }, text: { datum: 'peak' } }],
    });
    expect(only(figure).series[0]!.texts).toEqual(['peak']);
  });
});
