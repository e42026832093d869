import { resolveFigure } from '@bits-per-sample/plot';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goldilocksFigure } from '../../src/index.ts';
import { all, numbers } from '../support/figures.ts';

describe('goldilocksFigure', () => {
  it('counts what was seen, by hand', () => {
    // 1/10 and 9/10 lie outside the zone, 1/9 and 8/9 inside
    const figure = goldilocksFigure({
      successes: [0, 0, 1, 1, 8, 9, 4, 9, 10],
      attempts: [8, 2, 10, 9, 9, 10, 8, 9, 10],
    });
    expect(figure.findings!.map(({ text }) => text)).toEqual([
      'Of 9 groups 22 % were all wrong, 22 % all right and 56 % live, with both outcomes',
      '3 groups (33 %) had a pass rate in the Goldilocks zone',
    ]);
    expect(figure.findings!.map((finding) => finding.numbers)).toEqual([
      { groups: 9, failed: 2 / 9, solved: 2 / 9, mixed: 5 / 9 },
      { groups: 3, share: 3 / 9 },
    ]);
    expect(goldilocksFigure({ successes: [1], attempts: [2] }).findings![1]!.text).toBe(
      '1 group (100 %) had a pass rate in the Goldilocks zone',
    );
  });

  it('claims nothing of true pass rates, which counts do not tell', () => {
    const figure = all.goldilocks!;
    expect(Object.keys(figure.data)).toEqual(['histogram']);
    expect(figure.findings).toHaveLength(2);
    expect(figure.caption).toContain('how many true ones lie in the zone this does not show');
  });

  it('law: every group is in one bar, and the outermost bars are all wrong and all right', () => {
    const pair = fc
      .integer({ min: 1, max: 70 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 30 }), (pairs) => {
        const figure = goldilocksFigure({
          successes: Float64Array.from(pairs, ([k]) => k),
          attempts: Float64Array.from(pairs, ([, n]) => n),
        });
        const bars = numbers(figure, 'histogram', 'groups');
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

  it('sets all wrong and all right apart from the axis of pass rates', () => {
    const figure = all.goldilocks!;
    expect(numbers(figure, 'histogram', 'to')[0]).toBeLessThan(0);
    expect(numbers(figure, 'histogram', 'from').at(-1)).toBeGreaterThan(1);
    const labels = resolveFigure(figure).panels[0]!.x.ticks.map((tick) => tick.label);
    expect(labels).toEqual([...['wrong', '0', '0.2', '0.4', '0.6', '0.8', '1', 'right']]);
  });

  it.each(
    Object.entries({
      'all right': [8],
      'all wrong': [0],
      'one live group': [4],
      '200 000 groups': Array.from({ length: 200_000 }, (_, i) => (i * 7919) % 9),
    }),
  )('keeps inside its axes: %s', (_, successes) => {
    const figure = goldilocksFigure({ successes, attempts: successes.map(() => 8) });
    const { panels, warnings } = resolveFigure(figure);
    expect(warnings).toEqual([]);
    const [{ series, x, y }] = panels as [(typeof panels)[0]];
    const inside = (value: number, [from, to]: readonly [number, number]) =>
      expect(value >= from && value <= to).toBe(true);
    for (const bars of series)
      for (const i of bars.x.keys()) {
        inside(bars.x[i]!, x.domain);
        inside(bars.x2[i]!, x.domain);
        inside(bars.y[i]!, y.domain);
        inside(bars.y2[i]!, y.domain);
      }
    // there is no half of a group
    if (successes.length === 1) expect(y.ticks.map(({ label }) => label)).toEqual(['0', '1']);
  });

  it('gives one bar per attainable pass rate', () => {
    expect(numbers(all.goldilocks!, 'histogram', 'groups')).toHaveLength(9);
    expect(numbers(all['goldilocks of 64']!, 'histogram', 'groups')).toHaveLength(65);
    expect(numbers(all['goldilocks of 200']!, 'histogram', 'groups')).toHaveLength(21);
  });

  it('counts groups without attempts, and refuses what are no counts', () => {
    const figure = goldilocksFigure({
      successes: Float64Array.of(0, 3),
      attempts: Float64Array.of(0, 8),
    });
    expect(figure.caption).toContain('Groups without attempts, not shown: 1.');
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
