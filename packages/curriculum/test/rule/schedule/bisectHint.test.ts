import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bisectHint } from '../../../src/rules.ts';

describe('bisectHint', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });

  it('keeps an interval of at least two steps, on the side that the outcome points to', () => {
    fc.assert(
      fc.property(share, share, share, share, (x, y, where, reward) => {
        const [lower, upper] = [Math.min(x, y), Math.max(x, y)];
        const portion = lower + where * (upper - lower);
        const next = bisectHint({ lower, upper }, portion, reward);
        expect(next.upper - next.lower).toBeGreaterThanOrEqual(0.2 - 1e-12);
        const middle = (next.lower + next.upper) / 2;
        if (reward < 0.5) expect(middle).toBeGreaterThanOrEqual(portion + 0.1 - 1e-12);
        else expect(middle).toBeLessThanOrEqual(portion - 0.1 + 1e-12);
      }),
    );
  });

  it('gives NaN for NaN, and refuses what is no share or no step', () => {
    expect(bisectHint({ lower: 0, upper: 1 }, 0.5, NaN)).toEqual({ lower: NaN, upper: NaN });
    const domain = expect.objectContaining({ code: 'DOMAIN' });
    expect(() => bisectHint({ lower: 0, upper: 1 }, 1.5, 0)).toThrow(domain);
    expect(() => bisectHint({ lower: 0, upper: 1 }, 0.5, 0, { step: 0 })).toThrow(domain);
  });
});
