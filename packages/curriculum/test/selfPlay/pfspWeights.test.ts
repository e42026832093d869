import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pfspWeights } from '../../src/self-play.ts';

it('shares of pfsp sum to one, fall with the win rate, and leave nobody out', () => {
  const record = fc
    .tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 }))
    .map(([won, lost]) => ({ successes: won, attempts: won + lost }));
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 20 }), (records) => {
      const p = pfspWeights(records);
      expect(p.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 12);
      for (const x of p) expect(x).toBeGreaterThanOrEqual(0.1 / p.length - 1e-15);
      const { successes, attempts } = records[0]!;
      const better = pfspWeights([
        { successes: successes + 1, attempts: attempts + 1 },
        ...records.slice(1),
      ]);
      expect(better[0]).toBeLessThanOrEqual(p[0]! + 1e-15);
    }),
  );
  expect(pfspWeights([{ successes: 0, attempts: 0 }])).toEqual(Float64Array.of(1));
});
