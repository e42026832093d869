import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaMean, betaVariance } from '../../src/index.ts';

const shape = fc.double({ min: -2, max: 4, noNaN: true }).map((u) => 10 ** u);
const posterior = fc.record({ a: shape, b: shape });

describe('betaVariance', () => {
  it('law: the variance is what E[p²] − E[p]² is', () => {
    fc.assert(
      fc.property(posterior, ({ a, b }) => {
        const mean = betaMean({ a, b });
        const square = mean * betaMean({ a: a + 1, b }); // E[p²] = E[p] · mean of Beta(a + 1, b)
        expect(betaVariance({ a, b })).toBeCloseTo(square - mean * mean, 12);
        expect(betaVariance({ a: b, b: a })).toBeCloseTo(betaVariance({ a, b }), 14);
        expect(mean + betaMean({ a: b, b: a })).toBeCloseTo(1, 14);
      }),
    );
  });
});
