import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance } from '../../src/trend/advance.ts';
import { passage } from '../../src/trend/passage.ts';

const positive = fc.double({ min: 1e-3, max: 3, noNaN: true });
const decay = fc.constantFrom(0, 1e-6, 1e-4, 9e-4, 1.1e-3, 9.9e-3, 0.0101, 0.1, 1);

describe('passage', () => {
  it('two parts make the whole', () => {
    const start = {
      level: 0.3,
      slope: 0.7,
      levelVariance: 0.2,
      covariance: 0.1,
      slopeVariance: 0.4,
    };
    fc.assert(
      fc.property(positive, positive, decay, positive, (a, b, slopeDecay, slopeDiffusion) => {
        const dynamics = { slopeDecay, slopeDiffusion, levelDiffusion: 0.02 };
        const whole = advance(start, dynamics, a + b);
        const parts = advance(advance(start, dynamics, a), dynamics, b);
        for (const [name, value] of Object.entries(whole))
          expect(parts[name as keyof typeof parts], name).toBeCloseTo(value, 8);
      }),
    );
  });
  it('without decay is d, d²/2, d³/3', () => {
    const still = passage({ slopeDecay: 0, slopeDiffusion: 1, levelDiffusion: 0 }, 0.6);
    expect(still.kept).toBe(1);
    expect(still.travelled).toBe(0.6);
    expect(still.slopeNoise).toBeCloseTo(0.6, 15);
    expect(still.covarianceNoise).toBeCloseTo(0.6 ** 2 / 2, 15);
    expect(still.levelNoise).toBeCloseTo(0.6 ** 3 / 3, 15);
  });
});
