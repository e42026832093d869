import fc from 'fast-check';
import { expect, it } from 'vitest';
import { extremes } from '../../src/parts/extremes.ts';

const values = fc.array(
  fc.oneof(fc.double({ noNaN: true, min: -9, max: 9 }), fc.constant(Number.NaN)),
  { maxLength: 300 },
);

it('law: at most so many rows, ascending, with both ends, the least and the greatest of all', () => {
  fc.assert(
    fc.property(values, fc.integer({ min: 2, max: 40 }), (xs, half) => {
      const kept = extremes(xs, 2 * half);
      expect(kept.length).toBeLessThanOrEqual(Math.max(2 * half, 0));
      expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
      if (xs.length === 0) return;
      expect([kept[0], kept.at(-1)]).toEqual([0, xs.length - 1]);
      const known = (of: readonly number[]) => of.filter((x) => !Number.isNaN(x));
      const [all, some] = [known(xs), known(kept.map((i) => xs[i]!))];
      expect(Math.max(...some)).toBe(Math.max(...all));
      expect(Math.min(...some)).toBe(Math.min(...all));
    }),
  );
});

it('a short line is kept whole', () => {
  expect(extremes([3, 1, Number.NaN, 2], 4)).toEqual([0, 1, 2, 3]);
});
