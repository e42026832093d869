import { describe, expect, it } from 'vitest';
import { metricScale } from '../../src/now/metricScale.ts';

describe('the scale of a reward', () => {
  it.each([
    ['a share', [0.1, 0.5, 0.9], { low: 0, span: 1, margin: 0.1 }],
    ['a small share', [0.001, 0.002], { low: 0, span: 1, margin: 0.1 }],
    ['up to 100', [20, 57, 80], { low: 0, span: 80, margin: 8 }],
    ['from -1 to 1', [-0.5, 0, 0.25], { low: -1, span: 2, margin: 0.2 }],
    ['all that was seen', [-40, -10, 5], { low: -40, span: 45, margin: 11.25 }],
    ['a constant below -1, which has none', [-5, -5, -5], { low: -5, span: 0, margin: 0 }],
  ])('%s', (_, values, scale) => {
    const { low, span, margin } = metricScale(values);
    expect([low, span]).toEqual([scale.low, scale.span]);
    expect(margin).toBeCloseTo(scale.margin, 12);
  });

  it('is not that of one spike in a hundred', () => {
    const values = [...Array.from({ length: 99 }, (_, i) => i / 100), 1e6];
    expect(metricScale(values).span).toBe(1);
  });
});
