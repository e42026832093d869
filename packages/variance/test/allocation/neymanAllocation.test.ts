import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neymanAllocation } from '../../src/index.ts';

const positive = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
describe('neymanAllocation', () => {
  const plan = fc.record({
    prompts: fc.array(fc.tuple(fc.double({ min: 0.01, max: 0.5, noNaN: true }), positive), {
      minLength: 2,
      maxLength: 9,
    }),
    minimum: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  const variance = (n: ArrayLike<number>, s: readonly number[]) =>
    s.reduce((sum, x, i) => sum + (x * x) / n[i]!, 0);

  it('law: spends the budget, keeps the floor, and no small shift does better', () => {
    fc.assert(
      fc.property(plan, ({ prompts, minimum }) => {
        const deviation = prompts.map(([s]) => s);
        const cost = prompts.map(([, c]) => c);
        const total = 2 * cost.reduce((sum, c) => sum + c, 0);
        const n = neymanAllocation({ deviation, cost, total, minimum });
        expect(Math.abs(n.reduce((sum, x, i) => sum + x * cost[i]!, 0) / total - 1)).toBeLessThan(
          1e-9,
        );
        for (const x of n) expect(x).toBeGreaterThanOrEqual(minimum - 1e-12);
        const best = variance(n, deviation);
        for (let i = 0; i < n.length; i++)
          for (let j = 0; j < n.length; j++) {
            const step = 1e-3 * Math.min(cost[i]! * n[i]!, cost[j]! * n[j]!);
            const moved = n.slice();
            moved[i]! -= step / cost[i]!;
            moved[j]! += step / cost[j]!;
            if (i !== j && moved[i]! >= minimum)
              expect(variance(moved, deviation)).toBeGreaterThanOrEqual(best * (1 - 1e-9));
          }
      }),
    );
  });

  it('splitting ∝ p(1 − p) is no better than an even split', () => {
    const p = [0.5, 0.1, 0.9, 0.01];
    const s = p.map((x) => Math.sqrt(x * (1 - x)));
    const squares = s.map((x) => x * x);
    const sum = squares.reduce((a, b) => a + b, 0);
    const even = variance([16, 16, 16, 16], s);
    expect(
      variance(
        squares.map((x) => (64 * x) / sum),
        s,
      ),
    ).toBeCloseTo(even, 12);
    expect(even).toBeCloseTo(0.027494, 6);
    expect(variance(neymanAllocation({ deviation: s, total: 64 }), s)).toBeCloseTo(0.022481, 6);
  });

  it('says what it expected', () => {
    expect(() => neymanAllocation({ deviation: [0, 0], total: 1 })).toThrow(
      'with a positive entry, got zeros only',
    );
    expect(() => neymanAllocation({ deviation: [-1], total: 1 })).toThrow(
      'expected deviation ≥ 0, got -1',
    );
    expect(() => neymanAllocation({ deviation: [1], total: 0 })).toThrow(
      'expected total > 0, got 0',
    );
    expect(() => neymanAllocation({ deviation: [1], total: 1, cost: [] })).toThrow(
      'cost of length 1, got 0',
    );
    expect(() => neymanAllocation({ deviation: [1], total: 1, cost: [0] })).toThrow(
      'expected cost > 0, got 0',
    );
    expect(() => neymanAllocation({ deviation: [1], total: 1, minimum: -1 })).toThrow(
      'minimum ≥ 0, got -1',
    );
    expect(() => neymanAllocation({ deviation: [1], total: 1, minimum: 2 })).toThrow(
      'within the total of 1, got 2',
    );
  });
});
