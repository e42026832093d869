import { resolveFigure } from '@bits-per-sample/plot';
import { describe, expect, it } from 'vitest';
import { degeneracyFigure } from '../../src/index.ts';
import { all, numbers, texts } from '../support/figures.ts';

describe('degeneracyFigure', () => {
  it('draws p^G + (1−p)^G on a logit axis with its seven ticks', () => {
    const figure = all.degeneracy!;
    const [p, share, group] = [
      numbers(figure, 'curves', 'pass_rate'),
      numbers(figure, 'curves', 'share'),
      texts(figure, 'curves', 'group'),
    ];
    for (const [i, x] of p.entries()) {
      const size = Number(group[i]!.slice(4));
      expect(share[i]).toBeCloseTo(x ** size + (1 - x) ** size, 12);
    }
    expect(figure.scales.x.type).toBe('logit');
    const ticks = resolveFigure(figure).panels[0]!.x.ticks.map((tick) => tick.label);
    expect(ticks).toEqual(['0.001', '0.01', '0.1', '0.5', '0.9', '0.99', '0.999']);
  });

  it('shows prompts of 0 and 1 at the ends and counts them', () => {
    const figure = degeneracyFigure({ groupSizes: [4], passRates: [0, 0, 0.5, 1] });
    expect(resolveFigure(figure).edges).toMatchObject({ left: 2, right: 1 });
    expect(figure.findings!.at(-1)!.numbers).toEqual({ prompts: 4, share4: (3 + 0.125) / 4 });
  });

  it('names the curves in a legend where their names would touch', () => {
    const figure = degeneracyFigure({ groupSizes: [8, 10, 12, 512] });
    expect(figure.data.labels).toBeUndefined();
    expect(
      resolveFigure(figure)
        .legend.map((entry) => entry.label)
        .slice(0, 4),
    ).toEqual(['G = 8', 'G = 10', 'G = 12', 'G = 512']);
    expect(figure.findings![1]!.text).toBe(
      'At a pass rate of 0.1, < 0.1 % of the groups of 512 come back all alike',
    );
  });

  it('names every curve on the curve, in order from left to right', () => {
    const figure = degeneracyFigure({ groupSizes: [64, 2, 8] });
    expect(texts(figure, 'labels', 'text')).toEqual(['G = 2', '8', '64']);
    const at = numbers(figure, 'labels', 'pass_rate');
    expect(at).toEqual([...at].sort((a, b) => a - b));
    for (const share of numbers(figure, 'labels', 'share')) expect(share).toBeCloseTo(0.7, 9);
  });

  it.each([
    [[]],
    [[1]],
    [[8, 8]],
    [[2.5]],
    [[NaN]],
    [[Infinity]],
    [Array.from({ length: 13 }, (_, i) => i + 2)],
  ])('refuses group sizes %j', (groupSizes) => {
    expect(() => degeneracyFigure({ groupSizes })).toThrow(
      'degeneracyFigure: expected groupSizes 1 to 12 different integers ≥ 2',
    );
  });
});
