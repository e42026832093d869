import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rateDispersion } from '../../src/index.ts';
import { benchmark, counts } from '../support/arbitraries.ts';

it('law: equal rates have no Gini index and no variance, others one in [0, 1]', () => {
  fc.assert(
    fc.property(benchmark, (rows) => {
      const { gini, meanRate } = rateDispersion(counts(rows));
      expect(gini).toBeGreaterThanOrEqual(0);
      expect(gini).toBeLessThan(1);
      expect(meanRate).toBeLessThanOrEqual(1);
      const even = rateDispersion(counts(rows.map(() => rows[0]!)));
      expect(even.gini).toBeGreaterThanOrEqual(0);
      expect(even.gini).toBeLessThan(1e-15);
      expect(even.observedVariance).toBeLessThan(1e-30);
    }),
  );
});
