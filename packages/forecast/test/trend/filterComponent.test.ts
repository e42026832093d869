import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { constants } from '../../src/constants.ts';
import { filterComponent } from '../../src/trend/filterComponent.ts';
import { jointGaussian } from '../support/jointGaussian.ts';

describe('filterComponent', () => {
  it('is the joint Gaussian of all observations, every component of both regimes', () => {
    const row = fc.record({
      rollouts: fc.double({ min: 1, max: 1000, noNaN: true }),
      logit: fc.double({ min: -4, max: 4, noNaN: true }),
      variance: fc.double({ min: 0.01, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 8 }), (rows) => {
        rows.sort((a, b) => a.rollouts - b.rollouts);
        const seen = {
          rollouts: rows.map((x) => x.rollouts),
          logit: rows.map((x) => x.logit),
          variance: rows.map((x) => x.variance),
        };
        for (const regime of [constants.low, constants.high])
          for (const offset of constants.offsets)
            for (const scale of constants.scales) {
              const ours = filterComponent(seen, 1200, regime, offset, scale);
              const exact = jointGaussian(seen, 1200, regime, offset, scale);
              for (const [name, value] of Object.entries(exact)) {
                const got = ours[name as keyof typeof exact];
                expect(Math.abs(got - value), name).toBeLessThan(
                  1e-7 * Math.max(1, Math.abs(value)),
                );
              }
            }
      }),
      { numRuns: 5 },
    );
  });
});
