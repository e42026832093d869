import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcomesAtSize } from '../../src/index.ts';

const counts = fc
  .tuple(fc.nat(12), fc.nat(12), fc.nat(11))
  .map(([a, b, c]) => ({ k: Math.min(a, b), n: Math.max(a, b, 1), c }))
  .map(({ k, n, c }) => ({ k: Math.min(k, n), n, m: 1 + (c % n) }));

/** Counts all subsets of a group one by one. */
function counted(k: number, n: number, m: number) {
  let [all, solved, failed] = [0, 0, 0];
  for (let mask = 0; mask < 2 ** n; mask++) {
    const chosen = [...mask.toString(2).padStart(n, '0')].map(Number);
    if (chosen.reduce((a, b) => a + b, 0) !== m) continue;
    const right = chosen.slice(0, k).reduce((a, b) => a + b, 0);
    all++;
    if (right === m) solved++;
    if (right === 0) failed++;
  }
  return { solved: solved / all, failed: failed / all };
}

describe('outcomes of smaller groups', () => {
  it('are those of all subsets, one by one', () => {
    for (let n = 1; n <= 7; n++)
      for (let k = 0; k <= n; k++)
        for (let m = 1; m <= n; m++) {
          const { solved, failed, live } = outcomesAtSize(k, n, m);
          const expected = counted(k, n, m);
          expect(solved).toBeCloseTo(expected.solved, 12);
          expect(failed).toBeCloseTo(expected.failed, 12);
          expect(live).toBeCloseTo(1 - expected.solved - expected.failed, 12);
        }
  });

  it('are shares that add up to 1, and change places with right and wrong', () => {
    fc.assert(
      fc.property(counts, ({ k, n, m }) => {
        const { solved, failed, live } = outcomesAtSize(k, n, m);
        for (const x of [solved, failed, live]) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(1);
        }
        expect(solved + failed + live).toBeCloseTo(1, 12);
        const turned = outcomesAtSize(n - k, n, m);
        expect([turned.failed, turned.solved]).toEqual([solved, failed]);
      }),
    );
  });

  it('more rollouts are live more often', () => {
    fc.assert(
      fc.property(counts, ({ k, n, m }) => {
        if (m < n)
          expect(outcomesAtSize(k, n, m + 1).live).toBeGreaterThanOrEqual(
            outcomesAtSize(k, n, m).live - 1e-12,
          );
      }),
    );
  });

  it('of one rollout no group is live; at its own size a group is what it is', () => {
    expect(outcomesAtSize(3, 8, 1)).toEqual({ solved: 0.375, failed: 0.625, live: 0 });
    expect(outcomesAtSize(3, 8, 8)).toEqual({ solved: 0, failed: 0, live: 1 });
    expect(outcomesAtSize(8, 8, 8)).toEqual({ solved: 1, failed: 0, live: 0 });
  });
});
