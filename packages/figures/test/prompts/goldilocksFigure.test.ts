import { resolveFigure } from '@bits-per-sample/plot';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goldilocksFigure } from '../../src/index.ts';
import golden from '../golden/goldilocks.json' with { type: 'json' };
import { all, numbers } from '../support/figures.ts';

describe('goldilocksFigure', () => {
  it('agrees with SciPy on where the true pass rates lie', () => {
    const successes = Float64Array.from(golden.weight.flatMap((w, k) => Array<number>(w).fill(k)));
    const figure = goldilocksFigure({
      successes,
      attempts: new Float64Array(successes.length).fill(golden.n),
    });
    for (const [j, field] of ['expected', 'lower', 'upper'].entries())
      for (const [i, value] of numbers(figure, 'posterior', field).entries())
        expect(Math.abs(value - golden.bars[i]![j]!)).toBeLessThanOrEqual(
          1e-4 * (1 + golden.bars[i]![j]!),
        );
    const [, lower, upper] = golden.inZone as [number, number, number];
    expect(figure.findings![2]!.numbers).toEqual({
      lower: Math.round(lower),
      upper: Math.round(upper),
      level: 0.95,
    });
  });

  it('law: every prompt is in one bar, and the outermost bars are the failed and the solved', () => {
    const pair = fc
      .integer({ min: 1, max: 70 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 30 }), (pairs) => {
        const figure = goldilocksFigure({
          successes: Float64Array.from(pairs, ([k]) => k),
          attempts: Float64Array.from(pairs, ([, n]) => n),
        });
        const bars = numbers(figure, 'histogram', 'prompts');
        expect(bars.reduce((a, b) => a + b)).toBe(pairs.length);
        expect(bars[0]).toBe(pairs.filter(([k]) => k === 0).length);
        expect(bars.at(-1)).toBe(pairs.filter(([k, n]) => k === n).length);
        const [from, to] = [
          numbers(figure, 'histogram', 'from'),
          numbers(figure, 'histogram', 'to'),
        ];
        for (let i = 2; i < from.length - 1; i++) expect(from[i]).toBe(to[i - 1]);
      }),
    );
  });

  it('sets the failed and the solved apart from the axis of pass rates', () => {
    const figure = all.goldilocks!;
    expect(numbers(figure, 'histogram', 'to')[0]).toBeLessThan(0);
    expect(numbers(figure, 'histogram', 'from').at(-1)).toBeGreaterThan(1);
    const labels = resolveFigure(figure).panels[0]!.x.ticks.map((tick) => tick.label);
    expect(labels).toEqual(['failed', '0', '0.2', '0.4', '0.6', '0.8', '1', 'solved']);
  });

  it('gives one bar per attainable pass rate', () => {
    expect(numbers(all.goldilocks!, 'histogram', 'prompts')).toHaveLength(9);
    expect(numbers(all['goldilocks of 64']!, 'histogram', 'prompts')).toHaveLength(65);
    expect(numbers(all['goldilocks of 200']!, 'histogram', 'prompts')).toHaveLength(21);
  });

  it('draws no band where the data cannot tell, and says why', () => {
    const single = all['goldilocks of 1']!;
    expect(single.data.posterior).toBeUndefined();
    expect(single.caption).toBe('No band: one rollout per prompt.');
    const extremes = goldilocksFigure({
      successes: Float64Array.of(0, 8),
      attempts: Float64Array.of(8, 8),
    });
    expect(extremes.caption).toBe('No band: no group has both outcomes.');
    const few = goldilocksFigure({
      successes: Float64Array.of(1, 2),
      attempts: Float64Array.of(8, 8),
    });
    expect(few.caption).toBe('No band: fewer than 20 prompts.');
  });

  it('counts prompts without attempts, and refuses what are no counts', () => {
    const figure = goldilocksFigure({
      successes: Float64Array.of(0, 3),
      attempts: Float64Array.of(0, 8),
    });
    expect(figure.caption).toContain('Prompts without attempts, not shown: 1.');
    for (const [k, n] of [
      [9, 8],
      [-1, 8],
      [0.5, 8],
      [NaN, 8],
      [1, Infinity],
    ] as const)
      expect(() =>
        goldilocksFigure({ successes: Float64Array.of(k), attempts: Float64Array.of(n) }),
      ).toThrow(/expected (successes|attempts)/);
    const none = new Float64Array(0);
    expect(() => goldilocksFigure({ successes: none, attempts: none })).toThrow(
      'goldilocksFigure: expected attempts',
    );
  });
});
