import { resolveFigure } from '@bits-per-sample/plot';
import { describe, expect, it } from 'vitest';
import { type CostToTargetFigureOptions, costToTargetFigure } from '../../src/index.ts';
import { describeSound, numbers } from '../support/soundFigures.ts';

const ladder = {
  ...{ target: [0.5, 0.55, 0.6], cost: [100, 300, 800], lower: [50, 120, 300] },
  ...{ upper: [220, 900, NaN], furthest: 1000 },
};
const without = (part: Partial<CostToTargetFigureOptions>) =>
  costToTargetFigure({ ...ladder, ...part });

describeSound({
  ladder: costToTargetFigure(ladder),
  'in dollars, with the first that is less likely than not': without({
    unit: 'USD',
    unlikely: 0.65,
  }),
  'one rung': costToTargetFigure({
    ...{ target: [0.5], cost: [10], lower: [0], upper: [20], furthest: 20 },
  }),
});

describe('costToTargetFigure', () => {
  it('draws intervals without an end up to where telling ends, and counts them', () => {
    const figure = costToTargetFigure(ladder);
    expect(numbers(figure, 'costs', 'cost')).toEqual(ladder.cost);
    expect(numbers(figure, 'costs', 'upper')).toEqual([220, 900, null]);
    expect(numbers(figure, 'costs', 'end')).toEqual([220, 900, 1000]);
    expect(figure.caption).toContain('drawn up to the rule: 1 of 3');
    const closed = without({ upper: [220, 900, 1000] });
    expect(closed.caption).not.toContain('rule');
    const marks = resolveFigure(figure).panels[0]!.series.map(({ mark }) => mark);
    expect(marks).toEqual(['rule', 'segment', 'line', 'point']);
  });

  it('says from where on there is no cost', () => {
    const [first, second] = without({ unit: 'FLOPs', unlikely: 0.65 }).findings!;
    expect(first!.text).toBe(
      '50 % takes 100 more FLOPs (50 to 220); 60 % takes 800 (at least 300)',
    );
    expect(second!.text).toMatch(/^From 65 % on .* less likely reached within 1 k than not/);
  });

  it.each<[Partial<CostToTargetFigureOptions>, string]>([
    [{ target: [0.5, 0.5, 0.6] }, 'target ascending'],
    [{ target: [0.5, 0.6, 1] }, 'target ascending, in (0, 1)'],
    [{ cost: [100, 300] }, 'cost of length 3'],
    [{ cost: [100, 300, 1001] }, 'cost in its interval and at most furthest'],
    [{ upper: [90, 900, NaN] }, 'cost in its interval'],
    [{ lower: [-1, 120, 300] }, 'cost in its interval'],
    [{ furthest: 0 }, 'furthest positive and finite'],
    [{ unlikely: 1 }, 'unlikely in (0, 1)'],
    [{ target: [], cost: [], lower: [], upper: [] }, 'target of 1 to 100 numbers'],
  ])('refuses %j', (part, text) => {
    expect(() => without(part)).toThrow(`costToTargetFigure: expected ${text}`);
  });
});
