import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  absorbedBits,
  bitsPerByte,
  irreducibleBits,
  prequentialCodeLength,
  reducibleBits,
  sequenceSurprisal,
} from '../../src/index.ts';

const positive = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
const losses = fc.array(fc.tuple(positive, fc.integer({ min: 0, max: 1000 })), { maxLength: 20 });
describe('losses', () => {
  it('law: offered = absorbed + left at the final loss', () => {
    fc.assert(
      fc.property(losses, positive, (pairs, final) => {
        const curve = { losses: pairs.map(([loss]) => loss), tokens: pairs.map(([, t]) => t) };
        const tokens = curve.tokens.reduce((sum, t) => sum + t, 0);
        const offered = prequentialCodeLength(curve) as number;
        const absorbed = absorbedBits(curve, { final }) as number;
        const left = irreducibleBits({ irreducible: final, tokens }) as number;
        expect(Math.abs(offered - absorbed - left)).toBeLessThan(1e-9 * (1 + offered + left));
      }),
    );
  });

  it('law: nats become bits exactly once', () => {
    expect(prequentialCodeLength({ losses: [Math.LN2], tokens: [1] })).toBe(1);
    expect(
      reducibleBits({ crossEntropy: 3 * Math.LN2, irreducible: Math.LN2, tokens: 1 }),
    ).toBeCloseTo(2, 15);
    expect(bitsPerByte(Math.LN2, 1)).toBe(1);
    expect(sequenceSurprisal([-Math.LN2]).bits).toBe(1);
  });

  it('keeps negatives: they say that the floor is wrong', () => {
    expect(reducibleBits({ crossEntropy: 1, irreducible: 2, tokens: 1 })).toBeLessThan(0);
    expect(absorbedBits({ losses: [1], tokens: [1] }, { final: 2 })).toBeLessThan(0);
    expect(() => prequentialCodeLength({ losses: [1, 2], tokens: [1] })).toThrow(
      'expected tokens of length 2, got 1',
    );
    expect(() => bitsPerByte(1, 0)).toThrow('expected bytes > 0, got 0');
  });
});
