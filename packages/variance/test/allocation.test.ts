import { betainc } from '@bits-per-sample/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  expectedDeviation,
  groupVariancePerCost,
  neymanAllocation,
  optimalGroupSize,
  stoppedPassRate,
} from '../src/index.ts';

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

describe('optimalGroupSize', () => {
  it('law: no other group size has less variance per cost', () => {
    fc.assert(
      fc.property(
        positive,
        positive,
        positive,
        fc.double({ min: 1.01, max: 1e4, noNaN: true }),
        (A, V, c, n) => {
          const variance = { betweenVariance: A, withinVariance: V, promptCost: c };
          const best = groupVariancePerCost(optimalGroupSize(variance), variance);
          expect(best).toBeLessThanOrEqual(groupVariancePerCost(n, variance) * (1 + 1e-12));
        },
      ),
    );
  });

  it('is endless for identical prompts and refuses negatives', () => {
    expect(optimalGroupSize({ betweenVariance: 0, withinVariance: 1 })).toBe(Infinity);
    const bad = (more: object) => () =>
      optimalGroupSize({ betweenVariance: 1, withinVariance: 1, ...more });
    expect(bad({ betweenVariance: -1 })).toThrow('expected betweenVariance ≥ 0, got -1');
    expect(bad({ withinVariance: -1 })).toThrow('expected withinVariance ≥ 0, got -1');
    expect(bad({ promptCost: -1 })).toThrow('expected promptCost ≥ 0, got -1');
    expect(() => groupVariancePerCost(1, { betweenVariance: 1, withinVariance: 1 })).toThrow(
      'groupSize > 1, got 1',
    );
  });
});

describe('expectedDeviation', () => {
  it('law: the mean of √(p(1 − p)) by quadrature', () => {
    for (const [a, b] of [
      [1, 1],
      [2, 5],
      [0.5, 12.5],
    ] as const) {
      let sum = 0;
      const steps = 20_000;
      for (let i = 0; i < steps; i++) {
        const x = (1 - Math.cos((Math.PI * (i + 0.5)) / steps)) / 2;
        const low = (1 - Math.cos((Math.PI * i) / steps)) / 2;
        const high = (1 - Math.cos((Math.PI * (i + 1)) / steps)) / 2;
        sum += Math.sqrt(x * (1 - x)) * (betainc(high, a, b) - betainc(low, a, b));
      }
      expect(expectedDeviation({ a, b })).toBeCloseTo(sum, 6);
    }
    expect(() => expectedDeviation({ a: 0, b: 1 })).toThrow('expected a > 0 and finite, got 0');
    expect(() => expectedDeviation({ a: 1, b: -1 })).toThrow('expected b > 0 and finite, got -1');
  });
});

describe('stoppedPassRate', () => {
  /** Every outcome of rolling out until `target` successes or `cap` rollouts, with its chance. */
  function outcomes(p: number, target: number, cap: number) {
    const found = new Map<string, { successes: number; attempts: number; chance: number }>();
    let alive = new Map([[0, 1]]);
    for (let n = 1; n <= cap; n++) {
      const next = new Map<number, number>();
      const add = (k: number, chance: number) => {
        if (k === target || n === cap) {
          const key = `${k},${n}`;
          const before = found.get(key)?.chance ?? 0;
          found.set(key, { successes: k, attempts: n, chance: before + chance });
        } else next.set(k, (next.get(k) ?? 0) + chance);
      };
      for (const [k, chance] of alive) {
        add(k + 1, chance * p);
        add(k, chance * (1 - p));
      }
      alive = next;
    }
    return [...found.values()];
  }

  it('law: unbiased under the rule, and its interval covers at least its level', () => {
    for (const p of [0.02, 0.1, 0.3, 0.7, 0.97])
      for (const [target, cap] of [
        [2, 5],
        [3, 30],
        [5, 200],
      ] as const) {
        let [mean, covered, naive] = [0, 0, 0];
        for (const { successes, attempts, chance } of outcomes(p, target, cap)) {
          const { value, lower, upper } = stoppedPassRate({ successes, attempts }, { target });
          mean += chance * value;
          naive += (chance * successes) / attempts;
          if (lower <= p && p <= upper) covered += chance;
        }
        expect(mean).toBeCloseTo(p, 12);
        expect(naive).toBeGreaterThan(p);
        expect(covered).toBeGreaterThanOrEqual(0.95 - 1e-9);
      }
  });

  it('says what it expected', () => {
    const rule = { target: 3 };
    expect(() => stoppedPassRate({ successes: 1, attempts: 3 }, { target: 1 })).toThrow(
      'target an integer ≥ 2',
    );
    expect(() => stoppedPassRate({ successes: 0, attempts: 0 }, rule)).toThrow(
      'attempts an integer ≥ 1, got 0',
    );
    expect(() => stoppedPassRate({ successes: 4, attempts: 9 }, rule)).toThrow(
      'successes an integer in [0, 3], got 4',
    );
    expect(() => stoppedPassRate({ successes: 1, attempts: 9 }, { target: 3, level: 0 })).toThrow(
      'level in (0, 1)',
    );
  });
});
