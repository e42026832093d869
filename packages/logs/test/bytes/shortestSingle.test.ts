import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shortestSingle } from '../../src/bytes/shortestSingle.ts';

it('gives back what was rounded to single precision', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -999_999, max: 999_999 }),
      fc.integer({ min: -9, max: 9 }),
      (digits, power) => {
        const logged = Number(`${digits}e${power}`);
        expect(shortestSingle(Math.fround(logged))).toBe(logged);
      },
    ),
  );
});

it('stays the same number of single precision', () => {
  fc.assert(
    fc.property(fc.float(), (value) => {
      expect(Math.fround(shortestSingle(value))).toBe(value);
    }),
  );
});
