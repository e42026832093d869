import fc from 'fast-check';
import { expect, it } from 'vitest';
import { maximumPassRate, minimumKl } from '../../src/index.ts';

it('law: the highest pass rate for a budget costs the budget', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-6, max: 0.999, noNaN: true }),
      fc.double({ min: 1e-3, max: 0.999, noNaN: true }),
      (before, share) => {
        const bits = -Math.log2(before) * share;
        const after = maximumPassRate(before, bits);
        expect(after).toBeGreaterThanOrEqual(before);
        expect(minimumKl({ before, after }) / bits).toBeCloseTo(1, 6);
      },
    ),
  );
});
