import { describe, expect, it } from 'vitest';
import { stoppedPassRate } from '../../src/index.ts';

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
