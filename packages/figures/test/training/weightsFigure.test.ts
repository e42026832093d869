import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weightsFigure } from '../../src/index.ts';
import golden from '../golden/ranks.json' with { type: 'json' };
import { even, ids } from '../support/curricula.ts';
import { numbers } from '../support/soundFigures.ts';

describe('weightsFigure', () => {
  it('agrees with SciPy on rank correlations with ties', () => {
    const { text, numbers: found } = weightsFigure({ ids: ids(60), ...golden }).findings![1]!;
    const sorted = Object.entries(golden.rho).sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]));
    sorted.forEach(([name, rho], i) => {
      expect(found[`correlation${i + 1}`]).toBeCloseTo(rho, 12);
      expect(text).toContain(`for ${name}`);
    });
  });

  it('sorts tasks by their share, and the components with them', () => {
    const figure = weightsFigure({
      ids: ['a', 'b', 'c'],
      p: Float64Array.of(0.2, 0.5, 0.3),
      components: { score: [1, 9, 4], gate: [1, 1, 1] },
    });
    expect(figure.data.weights!.task!.values).toEqual(['b', 'c', 'a', 'b', 'c', 'a']);
    expect(numbers(figure, 'weights', 'value')).toEqual([0.5, 0.3, 0.2, 9, 4, 1]);
    expect(figure.caption).toContain('The same for all tasks: gate.');
    expect(figure.findings![0]!.numbers).toEqual({
      top: 1,
      tasks: 3,
      share: 0.5,
      effective: expect.closeTo(1 / 0.38, 12),
    });
  });

  it('law: pooled bars keep the total share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 700 }), (n) => {
        const figure = weightsFigure({ ids: ids(n), p: even(n), components: {} });
        const [from, to, value] = ['from', 'to', 'value'].map((field) =>
          numbers(figure, 'weights', field),
        );
        const total = value!.reduce((sum, v, i) => sum! + v! * (to![i]! - from![i]!), 0);
        expect(total).toBeCloseTo(1, 9);
        expect(value!.length).toBeLessThanOrEqual(120);
      }),
      { numRuns: 30 },
    );
  });

  it('refuses what is no set of weights', () => {
    const ok = { ids: ['a', 'b'], p: [0.5, 0.5], components: {} };
    for (const [bad, text] of [
      [{ ...ok, ids: [] }, 'ids at least one'],
      [{ ...ok, p: [1] }, 'p of length 2'],
      [{ ...ok, p: [0.5, 0.6] }, 'p summing to 1'],
      [{ ...ok, p: [1.5, -0.5] }, 'p[0] in [0, 1]'],
      [{ ...ok, p: [NaN, 1] }, 'p[0] in [0, 1]'],
      [{ ...ok, components: { score: [1] } }, 'score of length 2'],
      [{ ...ok, components: { score: [1, -Infinity] } }, 'score[1] a finite number'],
    ] as const)
      expect(() => weightsFigure(bad)).toThrow(`weightsFigure: expected ${text}`);
  });
});
