import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bestOfN } from '../../src/index.ts';
import { close } from '../support/arbitraries.ts';

it('law: scores that know nothing give the mean, scores that know all give the best', () => {
  const rewards = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), {
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(rewards, fc.nat(), (values, seed) => {
      const k = 1 + (seed % values.length);
      const mean = values.reduce((a, x) => a + x, 0) / values.length;
      close(bestOfN(values, k, { by: values.map(() => 0) }), mean);
      close(bestOfN(values, values.length), Math.max(...values));
      expect(bestOfN(values, k)).toBeGreaterThanOrEqual(mean - 1e-12);
    }),
  );
});
