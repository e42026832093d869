import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bestOfN, passAtK, pluginPassAtK, withReplacementBestOfN } from '../../src/index.ts';
import { close, trial } from '../support/arbitraries.ts';

it('law: the plug-in is never above, and equals drawing with replacement', () => {
  fc.assert(
    fc.property(trial, ({ n, c, k }) => {
      expect(pluginPassAtK(c, n, k)).toBeLessThanOrEqual(passAtK(c, n, k) + 1e-12);
      const rewards = Float64Array.from({ length: n }, (_, i) => Number(i < c));
      close(withReplacementBestOfN(rewards, k), pluginPassAtK(c, n, k));
      close(bestOfN(rewards, k), passAtK(c, n, k));
    }),
  );
});
