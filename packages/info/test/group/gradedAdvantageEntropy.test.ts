import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradedAdvantageEntropy, groupAdvantageEntropy } from '../../src/index.ts';
import { close } from '../support/close.ts';

describe('gradedAdvantageEntropy', () => {
  it('law: graded advantages of two levels are those of 0/1 rewards', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1023 }), fc.integer({ min: 1, max: 12 }), (i, G) => {
        const p = i / 1024;
        const levels = { values: [-1, 3], probabilities: [1 - p, p] };
        for (const normalise of ['mean', 'std'] as const)
          close(
            gradedAdvantageEntropy(levels, G, { normalise }) as number,
            groupAdvantageEntropy(p, G) as number,
          );
      }),
    );
  });

  it('law: dividing by the standard deviation loses more than subtracting the mean', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.nat(100), fc.nat(100), (G, x, y) => {
        const total = x + y + 1;
        const probabilities = [x / total, y / total, 1 - x / total - y / total];
        const levels = { values: [0, 0.5, 1], probabilities };
        const std = gradedAdvantageEntropy(levels, G, { normalise: 'std' }) as number;
        const mean = gradedAdvantageEntropy(levels, G, { normalise: 'mean' }) as number;
        expect(std).toBeLessThanOrEqual(mean + 1e-12);
      }),
    );
  });
});
