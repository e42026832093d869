import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entropyPosteriorCdf, entropyPosteriorQuantile } from '../../src/index.ts';

describe('entropyPosteriorQuantile', () => {
  it('law: quantile and distribution undo each other', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 2, noNaN: true }).map((x) => 10 ** x),
        fc.double({ min: -1, max: 2, noNaN: true }).map((x) => 10 ** x),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (a, b, probability) => {
          const bits = entropyPosteriorQuantile(probability, { a, b });
          // near 1 bit the distribution is so steep that a double cannot hold its argument
          if ((bits as number) < 0.999)
            expect(entropyPosteriorCdf(bits, { a, b })).toBeCloseTo(probability, 7);
        },
      ),
    );
  });
});
