import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advantageShares } from '../../src/index.ts';

describe('advantageShares', () => {
  it('law: shares sum to 1 and do not depend on the order', () => {
    const rollouts = fc.array(
      fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: 1, max: 99 })),
      {
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(rollouts, (pairs) => {
        const of = (some: typeof pairs) =>
          advantageShares(
            some.map(([a]) => a),
            some.map(([, t]) => t),
          );
        const { positive, negative, zero } = of(pairs);
        expect(positive + negative + zero).toBeCloseTo(1, 12);
        expect(of([...pairs].reverse())).toEqual(of(pairs));
      }),
    );
  });

  it('counts what is missing and refuses what does not fit', () => {
    expect(advantageShares([1, NaN, -1])).toEqual({
      positive: 0.5,
      negative: 0.5,
      zero: 0,
      positivePull: 0.5,
      missing: 1,
    });
    expect(advantageShares([]).zero).toBeNaN();
    expect(() => advantageShares([1], [1, 2])).toThrow('expected tokens of length 1, got 2');
    expect(() => advantageShares([1], [-1])).toThrow('expected tokens ≥ 0, got -1');
  });
});
