import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitsPerDollar, bitsPerFlop, informationEfficiency } from '../../src/index.ts';

const positive = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
describe('computation', () => {
  it('law: bits per FLOP is samples per FLOP × bits per sample', () => {
    fc.assert(
      fc.property(positive, positive, (bits, flops) => {
        const estimate = {
          value: bits,
          lower: bits / 2,
          upper: bits * 2,
          level: 0.95,
          n: 9,
          unit: 'bits/rollout',
          method: 'x',
        };
        const got = informationEfficiency(estimate, { flops });
        expect(got.bitsPerFlop.value).toBeCloseTo(got.samplesPerFlop * got.bitsPerSample.value, 9);
        expect(got.bitsPerFlop.value).toBe(bitsPerFlop(bits, flops));
        expect(got.bitsPerFlop.upper / got.bitsPerFlop.lower).toBeCloseTo(4, 9);
        expect(got.bitsPerToken.value).toBeNaN();
      }),
    );
    expect(
      bitsPerDollar({
        bitsPerSample: 1,
        flopsPerSample: 1,
        peakFlopsPerSecond: 1,
        utilisation: 1,
        dollarsPerHour: 3600,
      }),
    ).toBe(1);
  });
});
