import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rewardToLabelRatio } from '../../src/index.ts';

const probability = fc.double({ min: 0, max: 1, noNaN: true });
describe("the article's account", () => {
  it('law: a reward beats a label above one half and only there', () => {
    fc.assert(
      fc.property(probability, (p) => {
        if (p > 0.5 + 1e-9) expect(rewardToLabelRatio(p)).toBeGreaterThan(1);
        if (p < 0.5 - 1e-9) expect(rewardToLabelRatio(p)).toBeLessThan(1);
      }),
    );
  });
});
