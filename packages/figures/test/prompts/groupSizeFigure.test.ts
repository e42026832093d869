import type { FigureTexts } from '@bits-per-sample/core';
import type { PassRateMixture } from '@bits-per-sample/info';
import { resolveFigure } from '@bits-per-sample/plot';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GroupSizeFigureOptions, groupSizeFigure } from '../../src/index.ts';
import golden from '../golden/noise.json' with { type: 'json' };
import { describeSound, numbers } from '../support/soundFigures.ts';

const even: PassRateMixture = { a: 2, b: 2, zero: 0, one: 0, n: 100, method: 'known' };
const variance = { betweenVariance: 0.02, withinVariance: 0.5, promptCost: 3 };

describeSound({
  groupSize: groupSizeFigure({ mixture: even }),
  'groupSize with variance': groupSizeFigure({ mixture: even, variance }),
  'groupSize of hard prompts': groupSizeFigure({
    mixture: { ...even, a: 0.05, b: 5, zero: 0.4 },
    candidates: [1, 2, 3],
  }),
  'groupSize of prompts that agree': groupSizeFigure({
    mixture: even,
    variance: { betweenVariance: 0, withinVariance: 1 },
  }),
  'groupSize of many candidates': groupSizeFigure({
    mixture: even,
    candidates: Array.from({ length: 40 }, (_, i) => 5 * i + 2),
    keep: 1,
  }),
});

/** The values of one panel, in the order of the sizes. */
function panel(data: GroupSizeFigureOptions, name: string): (number | null)[] {
  const figure = groupSizeFigure(data);
  const names = (figure.data.sizes!.panel as FigureTexts).values;
  return numbers(figure, 'sizes', 'value').filter((_, i) => names[i] === name);
}

describe('groupSizeFigure', () => {
  it('agrees with an enumeration of all outcomes, integrated by SciPy', () => {
    const data = { mixture: even, candidates: golden.sizes.map(({ size }) => size) };
    const [rollouts, kept] = ['Rollouts per live group', 'Share of the bits that arrive'].map(
      (name) => panel(data, name),
    );
    for (const [i, row] of golden.sizes.entries()) {
      expect(Math.abs(rollouts![i]! / row.rollouts - 1)).toBeLessThan(1e-9);
      expect(Math.abs(kept![i]! / row.kept - 1)).toBeLessThan(1e-8);
    }
  });

  it('draws variance times cost relative to the best candidate', () => {
    // (N + 3)(0.02 + 0.5/(N − 1)): N = 2: 2.6, 8: 1.005714…, 16: 1.013333…, 32: 1.264516…
    const costs = panel(
      { mixture: even, variance, candidates: [2, 8, 16, 32] },
      'Gradient variance × cost',
    );
    const best = 11 * (0.02 + 0.5 / 7);
    for (const [i, cost] of [
      5 * 0.52,
      best,
      19 * (0.02 + 0.5 / 15),
      35 * (0.02 + 0.5 / 31),
    ].entries())
      expect(costs[i]).toBeCloseTo(cost / best, 12);
    const [, , finding] = groupSizeFigure({ mixture: even, variance }).findings!;
    expect(finding!.numbers).toEqual({ groupSize: 8, optimum: 1 + Math.sqrt((0.5 * 4) / 0.02) });
  });

  it('marks the recommended size in every panel', () => {
    const figure = groupSizeFigure({ mixture: even, variance });
    expect(numbers(figure, 'recommended', 'group_size')).toEqual([8, 8, 8]);
    const resolved = resolveFigure(figure);
    expect(resolved.panels).toHaveLength(3);
    for (const { series, x } of resolved.panels) {
      expect(
        series.some((s) => s.mark === 'rule' && s.color === resolved.panels[0]!.series[0]!.color),
      ).toBe(true);
      expect(x.ticks.map((tick) => tick.label)).toEqual(['2', '4', '8', '16', '32', '64']);
    }
    expect(figure.findings![0]!.text).toContain('Groups of 8 are the smallest');
  });

  it('says when no candidate keeps enough, and which sizes have no live group', () => {
    const figure = groupSizeFigure({ mixture: even, candidates: [1, 2], keep: 0.9 });
    expect(figure.findings![0]!.text).toContain('No candidate lets 90 % of the bits arrive');
    expect(figure.caption).toContain('Without a live group, not shown at the left: G = 1.');
  });

  it('says what bits do not know', () => {
    expect(groupSizeFigure({ mixture: even }).caption).toContain(
      'say nothing about how much prompts differ',
    );
    expect(groupSizeFigure({ mixture: even, variance }).caption).toContain('Neither knows');
    const agree = groupSizeFigure({
      mixture: even,
      variance: { betweenVariance: 0, withinVariance: 1 },
    });
    expect(agree.findings![2]!.text).toContain('the larger the better');
    expect(agree.findings![2]!.numbers).toEqual({ groupSize: 64 });
  });

  it('law: bits kept rise with the group and stay below 1', () => {
    const shape = fc.double({ min: 0.05, max: 20, noNaN: true });
    fc.assert(
      fc.property(shape, shape, fc.double({ min: 0, max: 0.9, noNaN: true }), (a, b, zero) => {
        const kept = panel({ mixture: { ...even, a, b, zero } }, 'Share of the bits that arrive');
        for (const [i, share] of kept.entries()) {
          expect(share!).toBeGreaterThanOrEqual(i === 0 ? 0 : kept[i - 1]! - 1e-9);
          expect(share!).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    [
      { mixture: { ...even, a: NaN, b: NaN, zero: NaN, one: NaN } },
      'groupSizeFigure: expected mixture',
    ],
    [
      { mixture: { ...even, a: NaN, b: NaN, zero: 0.4, one: 0.6 } },
      'groupSizeFigure: expected mixture',
    ],
    [{ mixture: even, candidates: [8] }, 'groupSizeFigure: expected candidates 2 to 40'],
    [{ mixture: even, candidates: [8, 8] }, 'groupSizeFigure: expected candidates 2 to 40'],
    [{ mixture: even, candidates: [2, 2.5] }, 'groupSize an integer ≥ 1'],
    [{ mixture: even, keep: 0 }, 'keep in (0, 1]'],
    [
      { mixture: even, variance: { betweenVariance: -1, withinVariance: 1 } },
      'betweenVariance ≥ 0',
    ],
    [
      { mixture: even, variance: { betweenVariance: 0, withinVariance: 0 } },
      'groupSizeFigure: expected variance',
    ],
    [
      { mixture: even, variance: { betweenVariance: NaN, withinVariance: 1 } },
      'groupSizeFigure: expected variance',
    ],
  ])('refuses %j', (data, text) => {
    expect(() => groupSizeFigure(data)).toThrow(text);
  });
});
