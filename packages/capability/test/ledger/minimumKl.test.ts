import fc from 'fast-check';
import { expect, it } from 'vitest';
import { minimumKl } from '../../src/index.ts';

const probability = fc.double({ min: 0, max: 1, noNaN: true });

it('law: kl ≥ 0, 0 only when nothing changes', () => {
  fc.assert(
    fc.property(probability, probability, (before, after) => {
      const bits = minimumKl({ before, after });
      expect(bits).toBeGreaterThanOrEqual(0);
      if (before === after) expect(bits).toBe(0);
    }),
  );
});
