import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { episodeInformation } from '../../src/index.ts';

describe('dense signals', () => {
  it('law: parts add up, actions and missing signals count nothing', () => {
    const signal = fc.record({
      source: fc.constantFrom(
        'observation' as const,
        'reward' as const,
        'feedback' as const,
        'action' as const,
      ),
      bits: fc.oneof(fc.constant(NaN), fc.double({ min: 0, max: 20, noNaN: true })),
    });
    fc.assert(
      fc.property(fc.array(signal), (signals) => {
        const got = episodeInformation(signals);
        const sum = (got.observation as number) + (got.reward as number) + (got.feedback as number);
        expect(got.bits).toBe(sum);
        expect(got.counted + got.actions + got.missing).toBe(signals.length);
      }),
    );
  });
});
