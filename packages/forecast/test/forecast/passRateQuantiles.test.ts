import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passRateQuantiles } from '../../src/index.ts';
import { learning } from '../support/someTrends.ts';

const inside = fc.double({ min: 0.001, max: 0.999, noNaN: true });
const factor = fc.double({ min: 1, max: 8, noNaN: true });

describe('passRateQuantiles', () => {
  it('rise with their probability and stay in [0, 1]', () => {
    fc.assert(
      fc.property(fc.tuple(inside, inside), factor, (pair, times) => {
        const [a, b] = passRateQuantiles(
          learning,
          times * learning.now,
          pair.sort((x, y) => x - y),
        ) as [number, number];
        expect(0 <= a && a <= b && b <= 1).toBe(true);
      }),
    );
  });
  it('spread with the distance, and with sampling variance', () => {
    const width = (times: number, samplingVariance = 0) => {
      const [a, b] = passRateQuantiles(learning, times * learning.now, [0.1, 0.9], {
        samplingVariance,
      }) as [number, number];
      return Math.log(b / (1 - b)) - Math.log(a / (1 - a));
    };
    expect(width(1)).toBeLessThan(width(1.5));
    expect(width(1.5)).toBeLessThan(width(4));
    expect(width(2)).toBeLessThan(width(2, 0.1));
  });
});
