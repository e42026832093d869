import { createRng } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { renderTerminal, report } from '../../src/index.ts';

/** log₂ of a binomial coefficient's share: chances of 0 … 4 of 4 checks at pass rate p. */
const chances = (p: number): number[] =>
  [1, 4, 6, 4, 1].map((ways, k) => ways * p ** k * (1 - p) ** (4 - k));
const entropy = (q: readonly number[]): number =>
  -q.reduce((sum, x) => sum + (x > 0 ? x * Math.log2(x) : 0), 0);

/** Rewards of 0, ¼ … 1 of prompts whose pass rates are known, and what holds of them exactly. */
function world(seed: number) {
  const rng = createRng(seed);
  const rates = Array.from({ length: 300 }, () => rng.next());
  const rows = rates.flatMap((p, g) =>
    Array.from({ length: 6 }, () => {
      const u = rng.next();
      let k = 0;
      for (let sum = chances(p)[0]!; u > sum && k < 4; sum += chances(p)[k]!) k++;
      return { group: `g${g}`, reward: k / 4 };
    }),
  );
  const mean = (f: (p: number) => number): number =>
    rates.reduce((sum, p) => sum + f(p), 0) / rates.length;
  return {
    rows,
    ties: mean((p) => chances(p).reduce((sum, x) => sum + x * x, 0)),
    bits: mean((p) => entropy(chances(p))),
    mixed: entropy([0, 1, 2, 3, 4].map((k) => mean((p) => chances(p)[k]!))),
  };
}

describe('graded rewards without a rule', () => {
  it('have bounds that hold what is true', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const { rows, ties, bits, mixed } = world(seed);
      const { graded } = await report(rows);
      expect(graded).toMatchObject({ values: 5, resolution: 0.25 });
      expect(graded!.ties!.lower).toBeLessThan(ties);
      expect(graded!.ties!.upper).toBeGreaterThan(ties);
      expect(graded!.bitsAtLeast!.lower).toBeLessThanOrEqual(bits);
      expect(graded!.bitsAtMost!).toBeGreaterThanOrEqual(bits);
      expect(Math.abs(graded!.bitsAtMost! - mixed)).toBeLessThan(0.08);
    }
  });

  it('count what is all best, all worst and equal between', async () => {
    const groups = [
      [1, 1],
      [1, 1],
      [0, 0],
      [0.5, 0.5],
      [0, 1],
      [0.25, 0.75],
    ];
    const rows = groups.flatMap((rewards, g) =>
      rewards.map((reward) => ({ group: `g${g}`, reward })),
    );
    const { graded, groups: counts } = await report(rows);
    expect(graded).toMatchObject({ best: 2, worst: 1, between: 1, values: 5 });
    // pairs that tie: 1, 1, 1, 1, 0, 0
    expect(graded!.ties!.value).toBeCloseTo(4 / 6, 12);
    expect(counts.live).toBe(2);
  });

  it('are none where a rule or the log tells right from wrong', async () => {
    const { rows } = world(3);
    expect((await report(rows, { success: '>=0.75' })).graded).toBeNull();
    expect(
      (
        await report([
          [1, 0],
          [1, 1],
        ])
      ).graded,
    ).toBeNull();
    expect(
      (
        await report([
          { group: 'a', reward: 0.5 },
          { group: 'a', reward: 0.5 },
        ])
      ).graded,
    ).toBeNull();
  });

  it('of many values have no upper bound, and say so', async () => {
    const rng = createRng(5);
    const rows = Array.from({ length: 200 }, (_, i) => ({
      group: `g${i >> 2}`,
      reward: rng.next(),
    }));
    const made = await report(rows);
    expect(made.graded).toMatchObject({ values: null, bitsAtMost: null, bitsAtLeast: null });
    const text = renderTerminal(made).replace(/\s+/g, ' ');
    expect(text).toMatch(/3 Bits per rollout cannot be told/);
    expect(text).toMatch(/4 Pass rate no rule/);
  });
});
