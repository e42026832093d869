import { createRng } from '@bits-per-sample/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotas } from '../../src/compose/quotas.ts';

const counted = (list: ReturnType<typeof quotas>) => list.map(({ count }) => count);

describe('quotas', () => {
  it('gives a single lot everything, without a draw', () => {
    const rng = createRng(1);
    const before = rng.toJSON();
    const plan = { groups: 5, replacement: false };
    expect(quotas([0, 1], [0, 3], plan, rng)).toEqual([
      { count: 0, chance: 1 },
      { count: 5, chance: 1 },
    ]);
    expect(rng.toJSON()).toEqual(before);
  });

  it('without replacement rounds each lot up or down, and fills from lots that have room', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 99 }), fc.nat(12)), {
          minLength: 2,
          maxLength: 6,
        }),
        fc.integer({ min: 1, max: 40 }),
        fc.nat(),
        (lots, groups, seed) => {
          const total = lots.reduce((sum, [weight]) => sum + weight, 0);
          const shares = lots.map(([weight]) => weight / total);
          const sizes = lots.map(([, size]) => size);
          const all = quotas(shares, sizes, { groups, replacement: false }, createRng(seed));
          const counts = counted(all);
          expect(counts.reduce((a, b) => a + b, 0)).toBe(
            Math.min(
              groups,
              sizes.reduce((a, b) => a + b, 0),
            ),
          );
          counts.forEach((count, s) => {
            expect(count).toBeLessThanOrEqual(sizes[s]!);
            expect(all[s]!.chance).toBe(Math.min(1, shares[s]! * groups));
          });
          if (shares.every((share, s) => share * groups + 1 <= sizes[s]!))
            counts.forEach((count, s) => {
              expect(Math.abs(count - shares[s]! * groups)).toBeLessThan(1 + 1e-9);
            });
        },
      ),
    );
  });

  it('with replacement draws each group by the shares', () => {
    const plan = { groups: 20_000, replacement: true };
    const [first, second] = quotas([0.25, 0.75], [1, 1], plan, createRng(7));
    expect(first!.count + second!.count).toBe(20_000);
    expect(first!.count / 20_000).toBeCloseTo(0.25, 1);
    expect([first!.chance, second!.chance]).toEqual([0.25, 0.75]);
  });
});
