import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hasRepeats } from '../../src/trials/hasRepeats.ts';

it('knows whether a number comes twice', () => {
  const key = fc.oneof(
    fc.nat(50),
    fc.maxSafeNat(),
    fc.nat(9).map((x) => x * 2 ** 32),
  );
  fc.assert(
    fc.property(fc.array(key, { maxLength: 60 }), (keys) => {
      expect(hasRepeats(Float64Array.from(keys))).toBe(new Set(keys).size < keys.length);
    }),
  );
});
