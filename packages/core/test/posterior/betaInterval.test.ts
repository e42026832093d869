import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaInterval, betainc, betaMean, betaPosterior, jeffreys } from '../../src/index.ts';

const shape = fc.double({ min: -2, max: 4, noNaN: true }).map((u) => 10 ** u);
const posterior = fc.record({ a: shape, b: shape });

describe('betaInterval', () => {
  it('law: holds its level, with equal tails', () => {
    fc.assert(
      fc.property(posterior, fc.double({ min: 0.01, max: 0.999, noNaN: true }), (post, level) => {
        const { value, lower, upper, n, method } = betaInterval(post, { level });
        const { a, b } = post;
        expect([value, n, method]).toEqual([betaMean(post), a + b, 'beta-posterior']);
        // near 1 doubles are too coarse to carry the tail back
        if (lower > 1e-300 && lower < 0.9)
          expect(betainc(lower, a, b) / ((1 - level) / 2)).toBeCloseTo(1, 9);
        if (upper < 0.9) expect(betainc(upper, a, b)).toBeCloseTo((1 + level) / 2, 9);
      }),
    );
  });

  it('is the Jeffreys interval under the Jeffreys prior', () => {
    const { lower, upper } = betaInterval(betaPosterior({ successes: 3, attempts: 8 }));
    expect(jeffreys(3, 8)).toMatchObject({ lower, upper });
  });

  it('is NaN for NaN and says what it expected', () => {
    expect(betaInterval({ a: NaN, b: 1 }).lower).toBeNaN();
    expect(() => betaInterval({ a: 0, b: 1 })).toThrow(
      'betaInterval: expected a > 0 and finite, got 0',
    );
    expect(() => betaInterval({ a: 1, b: 0 })).toThrow(
      'betaInterval: expected b > 0 and finite, got 0',
    );
    expect(() => betaInterval({ a: 1, b: 1 }, { level: 0 })).toThrow('expected level in (0, 1)');
  });
});
