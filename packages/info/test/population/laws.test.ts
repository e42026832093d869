import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clusterMean,
  countWeights,
  disagreementRate,
  entropyRate,
  groupsToStart,
  keptWeights,
  liveEntropyRate,
  liveGroupRatio,
  liveRate,
  liveShareWeights,
  missingGroups,
  populationMean,
  type RateFunction,
  satterthwaite,
  thesePrompts,
} from '../../src/index.ts';

const runs = Number(process.env.FC_RUNS ?? 100);
const SIZES = [2, 3, 4, 7, 8, 12, 16, 20, 24, 33, 48, 64, 100] as const;

/** E w(k) under Bin(n, p), by its definition. */
function expectation(weights: Float64Array, p: number): number {
  // from the end where the first chance is no underflow
  if (p > 0.5) return expectation(weights.slice().reverse(), 1 - p);
  const n = weights.length - 1;
  let term = (1 - p) ** n;
  let sum = term * weights[0]!;
  for (let k = 1; k <= n; k++) {
    term *= ((n - k + 1) / k) * (p / (1 - p));
    sum += term * weights[k]!;
  }
  return sum;
}

describe('weights of counts', () => {
  const functions: readonly (readonly [string, RateFunction])[] = [
    ['entropy', entropyRate],
    ['live share at 16', liveRate(16)],
    ['entropy of live groups of 8', liveEntropyRate(8)],
    ['4p(1 − p)', disagreementRate],
  ];

  it.each(functions)('%s: the bias is within its bound at every pass rate', (_, f) => {
    for (const n of SIZES)
      for (const clusters of [64, 1000]) {
        const { weights, biasBound } = countWeights(f, n, clusters);
        let largest = 0;
        for (let i = 1; i < 997; i++) {
          // not the points of the grid that the weights were made on
          const p = Math.sin((Math.PI * i) / 1994) ** 2;
          largest = Math.max(largest, Math.abs(expectation(weights, p) - f.at(p)));
        }
        expect(largest).toBeLessThanOrEqual(biasBound * 1.01 + 1e-9);
        // and the bound is reached, not made up
        expect(largest).toBeGreaterThan(0.9 * biasBound - 1e-9);
      }
  });

  it('are the same from either end, for what is the same from either end', () => {
    for (const n of SIZES) {
      const { weights } = countWeights(entropyRate, n, 1000);
      for (let k = 0; k <= n; k++) expect(weights[k]).toBeCloseTo(weights[n - k]!, 7);
    }
  });

  it('of a larger group are those of the next smaller size, with the same expectation', () => {
    const small = countWeights(entropyRate, 16, 1000);
    const large = countWeights(entropyRate, 23, 1000);
    expect(large.biasBound).toBe(small.biasBound);
    for (const p of [0.01, 0.2, 0.5, 0.93])
      expect(expectation(large.weights, p)).toBeCloseTo(expectation(small.weights, p), 10);
  });

  it('have less bias where more prompts wait for it', () => {
    for (const n of [4, 8, 16, 32]) {
      const bounds = [64, 256, 1024, 65_536].map((m) => countWeights(entropyRate, n, m).biasBound);
      for (const [i, bound] of bounds.entries())
        expect(bound).toBeLessThanOrEqual(1.001 * (bounds[i - 1] ?? 1));
    }
  });

  it('of the live share are exact: every subset of the rollouts, counted', () => {
    for (const [n, size] of [
      [4, 2],
      [5, 3],
      [6, 6],
    ] as const) {
      const weights = liveShareWeights(n, size);
      for (let k = 0; k <= n; k++) {
        let [live, all] = [0, 0];
        for (let subset = 0; subset < 2 ** n; subset++) {
          const drawn = Array.from({ length: n }, (_, i) => (subset >> i) & 1);
          if (drawn.reduce((a, x) => a + x, 0) !== size) continue;
          const right = drawn.reduce((a, x, i) => a + (i < k ? x : 0), 0);
          all++;
          if (right > 0 && right < size) live++;
        }
        expect(weights[k]).toBeCloseTo(live / all, 12);
      }
    }
  });

  it('of kept groups describe the prompts of the groups that were kept', () => {
    for (const n of [3, 4, 8, 16]) {
      const { weights, biasBound } = keptWeights(entropyRate, n, 1000);
      for (let i = 1; i < 97; i++) {
        const p = i / 97;
        const all = Float64Array.of(0, ...weights, 0);
        const kept = 1 - p ** n - (1 - p) ** n;
        const bias = expectation(all, p) / kept - entropyRate.at(p);
        expect(Math.abs(bias)).toBeLessThanOrEqual(biasBound * (1 + 1e-3) + 1e-9);
      }
    }
  });
});

const groups = fc
  .array(
    fc.record({
      prompt: fc.integer({ min: 0, max: 12 }),
      n: fc.constantFrom(2, 4, 8, 16),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((rows) => ({
    prompts: rows.map(({ prompt }) => prompt),
    successes: rows.map(({ n, share }) => Math.round(n * share)),
    attempts: rows.map(({ n }) => n),
  }));

describe('means over a population', () => {
  it('do not depend on the order of groups, nor on what prompts are called', () => {
    fc.assert(
      fc.property(groups, fc.infiniteStream(fc.nat()), (world, noise) => {
        const order = world.successes
          .map((_, i) => [noise.next().value ?? 0, i] as const)
          .sort(([a], [b]) => a - b)
          .map(([, i]) => i);
        const shuffled = {
          successes: order.map((i) => world.successes[i]!),
          attempts: order.map((i) => world.attempts[i]!),
        };
        const prompts = order.map((i) => `p${world.prompts[i]}`);
        for (const f of [entropyRate, liveRate(8)]) {
          const one = populationMean(f, world, { prompts: world.prompts });
          const other = populationMean(f, shuffled, { prompts });
          for (const end of ['value', 'lower', 'upper'] as const)
            expect(other[end]).toBeCloseTo(one[end], 9);
          expect(other.n).toBe(one.n);
        }
      }),
      { numRuns: runs },
    );
  });

  it('lie within their interval, and that within the range', () => {
    fc.assert(
      fc.property(groups, (world) => {
        for (const f of [entropyRate, disagreementRate, liveRate(4), liveEntropyRate(8)]) {
          const { value, lower, upper } = populationMean(f, world, { prompts: world.prompts });
          expect(lower).toBeGreaterThanOrEqual(0);
          expect(lower).toBeLessThanOrEqual(value + 1e-12);
          expect(upper).toBeGreaterThanOrEqual(value - 1e-12);
          expect(upper).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: runs },
    );
  });

  it('count prompts, not groups: the same groups twice are no more evidence', () => {
    fc.assert(
      fc.property(groups, (world) => {
        const twice = {
          successes: [...world.successes, ...world.successes],
          attempts: [...world.attempts, ...world.attempts],
        };
        const once = populationMean(entropyRate, world, { prompts: world.prompts });
        const both = populationMean(entropyRate, twice, {
          prompts: [...world.prompts, ...world.prompts],
        });
        expect([both.n, both.value]).toEqual([once.n, expect.closeTo(once.value, 9)]);
        expect(both.upper - both.lower).toBeCloseTo(once.upper - once.lower, 9);
      }),
      { numRuns: runs },
    );
  });

  it('of no group with both outcomes are 0, with room above', () => {
    const bits = populationMean(entropyRate, { successes: [0, 8, 0, 8], attempts: [8, 8, 8, 8] });
    expect([bits.value, bits.lower]).toEqual([0, 0]);
    expect(bits.upper).toBeGreaterThan(0.2);
  });

  it('say what cannot be known: one rollout per prompt, none at all, one prompt', () => {
    const single = populationMean(entropyRate, { successes: [1, 0], attempts: [1, 1] });
    expect(single.method).toContain('undefined: one rollout per prompt');
    expect(populationMean(entropyRate, { successes: [], attempts: [] }).method).toBe(
      'undefined: no rollouts',
    );
    const one = populationMean(liveRate(4), { successes: [2], attempts: [4] });
    expect([one.lower, one.upper]).toEqual([0, 1]);
  });

  it('pool rollouts of a prompt that were logged one by one', () => {
    const apart = { successes: [1, 0, 1, 0, 0, 0], attempts: [1, 1, 1, 1, 1, 1] };
    const together = { successes: [1, 1, 0], attempts: [2, 2, 2] };
    const prompts = ['a', 'a', 'b', 'b', 'c', 'c'];
    expect(populationMean(entropyRate, apart, { prompts })).toEqual(
      populationMean(entropyRate, together),
    );
  });

  it('weigh prompts by their rollouts on request', () => {
    const counts = { successes: [4, 8, 0], attempts: [8, 16, 8] };
    const weights = [8 / 32, 16 / 32, 8 / 32];
    const x = counts.successes.map(
      (k, i) =>
        (4 * k * (counts.attempts[i]! - k)) / (counts.attempts[i]! * (counts.attempts[i]! - 1)),
    );
    const byRollout = populationMean(disagreementRate, counts, { per: 'rollout' });
    expect(byRollout.value).toBeCloseTo(
      weights.reduce((a, w, i) => a + w * x[i]!, 0),
      12,
    );
  });

  it('of these prompts are known better than of prompts like these', () => {
    const counts = {
      successes: Array.from({ length: 40 }, (_, i) => i % 9),
      attempts: new Array<number>(40).fill(8),
    };
    const [these, like] = [thesePrompts(entropyRate, counts), populationMean(entropyRate, counts)];
    expect(these.upper - these.lower).toBeLessThan(like.upper - like.lower);
  });
});

describe('parts', () => {
  it('clusterMean: with equal clusters has one degree of freedom less than there are', () => {
    expect(satterthwaite([0.2, 0.2, 0.2, 0.2, 0.2])).toBeCloseTo(4, 12);
    expect(satterthwaite([1])).toBeNaN();
    expect(satterthwaite([0.5, 0.5, 0])).toBeCloseTo(1, 12);
    expect(clusterMean({ means: [], range: [0, 1] }).value).toBeNaN();
  });

  it('groupsToStart: more for a surer batch, fewer for a larger live share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 64 }),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        fc.double({ min: 0, max: 0.02, noNaN: true }),
        (batch, live, standardError) => {
          const at = (probability: number, share = live) =>
            groupsToStart({ batch, live: share, standardError, probability });
          expect(at(0.5)).toBeGreaterThanOrEqual(batch);
          expect(at(0.9)).toBeGreaterThanOrEqual(at(0.5));
          expect(at(0.95)).toBeGreaterThanOrEqual(at(0.9));
          expect(at(0.5, Math.min(1, live * 1.05))).toBeLessThanOrEqual(at(0.5));
        },
      ),
      { numRuns: Math.min(runs, 40) },
    );
    expect(groupsToStart({ batch: 64, live: 1 })).toBe(64);
  });

  it('missingGroups: nothing is missing where every prompt is a coin, and all where none is kept', () => {
    // 1024 groups of 8 coins: C(8, k) · 4
    expect(missingGroups({ dead: 4, one: 32, two: 112, n: 8 })).toEqual({ z: 0, least: 0 });
    const filtered = missingGroups({ dead: 0, one: 320, two: 240, n: 8 });
    expect(filtered.z).toBeGreaterThan(2.576);
    // κN₁²/N₂ with κ = 7/16
    expect(filtered.least).toBeCloseTo((7 / 16) * (320 ** 2 / 240), 9);
  });

  it('liveGroupRatio: is all where every group is live for sure, and unknown with few live groups', () => {
    const coins = {
      successes: Array.from({ length: 60 }, (_, i) => 14 + (i % 5)),
      attempts: new Array<number>(60).fill(32),
    };
    expect(liveGroupRatio(coins).value).toBeGreaterThan(0.99);
    const few = { successes: [0, 1, 0, 2, 8, 8], attempts: new Array<number>(6).fill(8) };
    expect(liveGroupRatio(few).method).toBe('undefined: 2 live groups do not tell');
  });
});
