import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bestOfN, withReplacementBestOfN } from '../../src/index.ts';
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

it('law: the best of n is an attempt that was made, rounding or not', () => {
  const rewards = fc.array(fc.constantFrom(0, 0.1, 0.7, 1), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(rewards, fc.nat(), fc.boolean(), (values, seed, equal) => {
      const all = equal ? values.map(() => values[0]!) : values;
      const k = 1 + (seed % all.length);
      const by = all.map((_, i) => (i * seed) % 3);
      for (const best of [
        bestOfN(all, k),
        bestOfN(all, k, { by }),
        withReplacementBestOfN(all, k),
      ]) {
        expect(best).toBeGreaterThanOrEqual(Math.min(...all));
        expect(best).toBeLessThanOrEqual(Math.max(...all));
      }
    }),
  );
});
