import fc from 'fast-check';
import { expect, it } from 'vitest';
import { passAtKVariance } from '../../src/index.ts';
import { trial } from '../support/arbitraries.ts';

it('law: the variance is one of a number in [0, 1], and 0 when all agree', () => {
  fc.assert(
    fc.property(trial, ({ n, c, k }) => {
      const variance = passAtKVariance(c, n, k);
      if (2 * k > n) expect(variance).toBeNaN();
      else {
        expect(variance).toBeGreaterThanOrEqual(0);
        expect(variance).toBeLessThanOrEqual(1);
      }
      if (2 <= n) expect(passAtKVariance(0, n, 1)).toBe(0);
    }),
  );
});
