import fc from 'fast-check';
import { expect, it } from 'vitest';
import { passAtK, passHatK } from '../../src/index.ts';
import { close, trial } from '../support/arbitraries.ts';

it('law: pass^k ≤ pass@1 = mean ≤ pass@k, all in [0, 1]', () => {
  fc.assert(
    fc.property(trial, ({ n, c, k }) => {
      close(passAtK(c, n, 1), c / n);
      close(passHatK(c, n, 1), c / n);
      expect(passHatK(c, n, k)).toBeLessThanOrEqual(c / n + 1e-12);
      expect(passAtK(c, n, k)).toBeGreaterThanOrEqual(c / n - 1e-12);
      expect(passHatK(c, n, k)).toBeGreaterThanOrEqual(0);
      expect(passAtK(c, n, k)).toBeLessThanOrEqual(1);
    }),
  );
});

it('law: rises with k and with c', () => {
  fc.assert(
    fc.property(trial, ({ n, c, k }) => {
      if (k < n) expect(passAtK(c, n, k + 1)).toBeGreaterThanOrEqual(passAtK(c, n, k) - 1e-14);
      if (c < n) expect(passAtK(c + 1, n, k)).toBeGreaterThanOrEqual(passAtK(c, n, k) - 1e-14);
    }),
  );
});

it('law: one more attempt, averaged over its outcome, changes nothing', () => {
  // an urn: of c successes among n, leaving one attempt out at random keeps the mean
  fc.assert(
    fc.property(trial, ({ n, c, k }) => {
      if (k >= n) return;
      const without =
        (c / n) * (c > 0 ? passAtK(c - 1, n - 1, k) : 0) +
        ((n - c) / n) * (c < n ? passAtK(c, n - 1, k) : 0);
      close(without, passAtK(c, n, k));
    }),
  );
});
