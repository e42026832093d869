import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  binaryEntropy,
  degenerateProbability,
  groupAdvantageEntropy,
  groupCountEntropy,
  groupRewardEntropy,
  groupsPerLiveGroup,
  liveGroupBits,
  liveProbability,
} from '../../src/index.ts';
import { close } from '../support/close.ts';

const h = (p: number) => binaryEntropy(p) as number;
const probability = fc.double({ min: 1e-300, max: 1, noNaN: true });
const size = fc.integer({ min: 1, max: 128 });
describe('information in a group', () => {
  it('law: live ≤ advantages ≤ rewards, and the count ≤ rewards', () => {
    fc.assert(
      fc.property(probability, size, (p, G) => {
        const rewards = groupRewardEntropy(p, G) as number;
        const advantages = groupAdvantageEntropy(p, G) as number;
        const slack = 1e-12 * (1 + rewards);
        expect(liveGroupBits(p, G)).toBeLessThanOrEqual(advantages + slack);
        expect(advantages).toBeLessThanOrEqual(rewards + slack);
        expect(groupCountEntropy(p, G)).toBeLessThanOrEqual(rewards + slack);
        expect(liveGroupBits(p, G)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('law: chain rule, H(advantages) = h(degenerate) + live bits', () => {
    fc.assert(
      fc.property(probability, fc.integer({ min: 2, max: 128 }), (p, G) => {
        const split = Math.min(degenerateProbability(p, G), liveProbability(p, G));
        close(groupAdvantageEntropy(p, G) as number, h(split) + (liveGroupBits(p, G) as number));
      }),
    );
  });

  it('law: a live pair says exactly one bit', () => {
    fc.assert(
      fc.property(probability, (p) => {
        close(liveGroupBits(p, 2) as number, liveProbability(p, 2));
      }),
    );
  });

  it('law: symmetric in success and failure', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1024 }), size, (i, G) => {
        const p = i / 1024;
        for (const f of [groupAdvantageEntropy, groupCountEntropy, liveGroupBits])
          close(f(p, G) as number, f(1 - p, G) as number);
        close(degenerateProbability(p, G), degenerateProbability(1 - p, G));
      }),
    );
  });

  it('law: live and degenerate are all there is', () => {
    fc.assert(
      fc.property(probability, size, (p, G) => {
        close(liveProbability(p, G) + degenerateProbability(p, G), 1);
        if (liveProbability(p, G) > 0) close(groupsPerLiveGroup(p, G) * liveProbability(p, G), 1);
      }),
    );
  });

  it('keeps a pass rate of 1e−300', () => {
    close(liveProbability(1e-300, 64) / 64e-300, 1);
    // a live group of G says which one: log₂ G bits
    close((liveGroupBits(1e-300, 64) as number) / 64e-300, 6, 1e-11);
  });
});
