import { describe, expect, it } from 'vitest';
import {
  binaryEntropy,
  episodeInformation,
  perStepBandwidth,
  scalarBandwidth,
} from '../../src/index.ts';

describe('perStepBandwidth', () => {
  it('law: step rewards that a final outcome follows from add nothing to it', () => {
    // two fair steps, outcome = both: H(r₁) + H(r₂ | r₁) + H(outcome | r₁, r₂) = 2, not 2 + H(¼)
    const h = (p: number) => binaryEntropy(p) as number;
    expect(perStepBandwidth([h(0.5), h(0.5), h(0)])).toBe(2);
    expect(perStepBandwidth([0, 0, h(0.25)])).toBe(h(0.25));
    expect(scalarBandwidth(2)).toBeGreaterThanOrEqual(h(0.25));
    expect(() => perStepBandwidth([-1])).toThrow('stepEntropies[0] ≥ 0, got -1');
    expect(() => scalarBandwidth(0)).toThrow('levels ≥ 1');
    // @ts-expect-error no such source
    expect(() => episodeInformation([{ source: 'guess', bits: 1 }])).toThrow('signals[0].source');
    expect(() => episodeInformation([{ source: 'reward', bits: -1 }])).toThrow(
      'signals[0].bits ≥ 0',
    );
  });
});
