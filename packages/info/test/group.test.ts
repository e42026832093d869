import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  betaBinomialEntropy,
  binaryEntropy,
  degenerateProbability,
  degenerateShare,
  expectedBinaryEntropy,
  expectedInformationGain,
  gradedAdvantageEntropy,
  groupAdvantageEntropy,
  groupCountEntropy,
  groupRewardEntropy,
  groupsPerLiveGroup,
  liveGroupBits,
  liveProbability,
  liveShare,
  oversamplingFactor,
  passRateMixture,
  recommendedGroupSize,
} from '../src/index.ts';

const h = (p: number) => binaryEntropy(p) as number;
const probability = fc.double({ min: 1e-300, max: 1, noNaN: true });
const size = fc.integer({ min: 1, max: 128 });
const shape = fc.double({ min: -2, max: 2, noNaN: true }).map((x) => 10 ** x);
const close = (got: number, want: number, tolerance = 1e-12) =>
  expect(Math.abs(got - want)).toBeLessThanOrEqual(tolerance * (1 + Math.abs(want)));

describe('information in a group', () => {
  it('law: live ≤ advantages ≤ rewards, and the count ≤ rewards', () => {
    fc.assert(
      fc.property(probability, size, (p, G) => {
        const rewards = groupRewardEntropy(p, G) as number;
        const advantages = groupAdvantageEntropy(p, G) as number;
        const slack = 1e-12 * (1 + rewards);
        expect(liveGroupBits(p, G)).toBeLessThanOrEqual(advantages + slack);
        expect(advantages).toBeLessThanOrEqual(rewards + slack);
        expect(groupCountEntropy(p, G)).toBeLessThanOrEqual(rewards + slack);
        expect(liveGroupBits(p, G)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('law: chain rule, H(advantages) = h(degenerate) + live bits', () => {
    fc.assert(
      fc.property(probability, fc.integer({ min: 2, max: 128 }), (p, G) => {
        const split = Math.min(degenerateProbability(p, G), liveProbability(p, G));
        close(groupAdvantageEntropy(p, G) as number, h(split) + (liveGroupBits(p, G) as number));
      }),
    );
  });

  it('law: a live pair says exactly one bit', () => {
    fc.assert(
      fc.property(probability, (p) => {
        close(liveGroupBits(p, 2) as number, liveProbability(p, 2));
      }),
    );
  });

  it('law: symmetric in success and failure', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1024 }), size, (i, G) => {
        const p = i / 1024;
        for (const f of [groupAdvantageEntropy, groupCountEntropy, liveGroupBits])
          close(f(p, G) as number, f(1 - p, G) as number);
        close(degenerateProbability(p, G), degenerateProbability(1 - p, G));
      }),
    );
  });

  it('law: live and degenerate are all there is', () => {
    fc.assert(
      fc.property(probability, size, (p, G) => {
        close(liveProbability(p, G) + degenerateProbability(p, G), 1);
        if (liveProbability(p, G) > 0) close(groupsPerLiveGroup(p, G) * liveProbability(p, G), 1);
      }),
    );
  });

  it('keeps a pass rate of 1e−300', () => {
    close(liveProbability(1e-300, 64) / 64e-300, 1);
    // a live group of G says which one: log₂ G bits
    close((liveGroupBits(1e-300, 64) as number) / 64e-300, 6, 1e-11);
  });

  it('law: graded advantages of two levels are those of 0/1 rewards', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1023 }), fc.integer({ min: 1, max: 12 }), (i, G) => {
        const p = i / 1024;
        const levels = { values: [-1, 3], probabilities: [1 - p, p] };
        for (const normalise of ['mean', 'std'] as const)
          close(
            gradedAdvantageEntropy(levels, G, { normalise }) as number,
            groupAdvantageEntropy(p, G) as number,
          );
      }),
    );
  });

  it('law: dividing by the standard deviation loses more than subtracting the mean', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.nat(100), fc.nat(100), (G, x, y) => {
        const total = x + y + 1;
        const probabilities = [x / total, y / total, 1 - x / total - y / total];
        const levels = { values: [0, 0.5, 1], probabilities };
        const std = gradedAdvantageEntropy(levels, G, { normalise: 'std' }) as number;
        const mean = gradedAdvantageEntropy(levels, G, { normalise: 'mean' }) as number;
        expect(std).toBeLessThanOrEqual(mean + 1e-12);
      }),
    );
  });
});

describe('expectedInformationGain', () => {
  it('law: not negative, grows with the group, below the entropy of the count', () => {
    fc.assert(
      fc.property(shape, shape, fc.integer({ min: 1, max: 40 }), (a, b, G) => {
        const gain = expectedInformationGain({ a, b }, { groupSize: G }) as number;
        expect(gain).toBeGreaterThanOrEqual(0);
        expect(gain).toBeLessThanOrEqual(
          (expectedInformationGain({ a, b }, { groupSize: G + 1 }) as number) * (1 + 1e-11),
        );
        expect(gain).toBeLessThanOrEqual((betaBinomialEntropy({ a, b }, G) as number) + 1e-12);
      }),
    );
  });

  it('law: with one rollout it is what E[H] lacks to H of the mean', () => {
    fc.assert(
      fc.property(shape, shape, (a, b) => {
        const gain = expectedInformationGain({ a, b }) as number;
        close(gain, h(a / (a + b)) - (expectedBinaryEntropy({ a, b }) as number), 1e-13);
      }),
    );
  });

  it('law: both ways of summing agree', () => {
    const long = expectedInformationGain({ a: 0.7, b: 2.3 }, { groupSize: 257 }) as number;
    const short = expectedInformationGain({ a: 0.7, b: 2.3 }, { groupSize: 256 }) as number;
    expect(long - short).toBeGreaterThan(0);
    expect(long - short).toBeLessThan(0.004); // ≈ ½ log₂(1 + 1/256)
  });
});

describe('mixtures of pass rates', () => {
  const mixture = fc
    .record({
      a: shape,
      b: shape,
      zero: fc.double({ min: 0, max: 0.4, noNaN: true }),
      one: fc.double({ min: 0, max: 0.4, noNaN: true }),
    })
    .map((shares) => ({ ...shares, n: 100, method: 'known' }));

  it('law: shares add up, larger groups live more often, oversampling is the inverse', () => {
    fc.assert(
      fc.property(mixture, fc.integer({ min: 2, max: 64 }), (m, G) => {
        close(liveShare(m, G) + degenerateShare(m, G), 1);
        expect(liveShare(m, G + 1)).toBeGreaterThanOrEqual(liveShare(m, G) * (1 - 1e-10));
        expect(liveShare(m, G)).toBeLessThanOrEqual(1 - m.zero - m.one + 1e-12);
        close(oversamplingFactor(m, G) * liveShare(m, G), 1);
      }),
    );
  });

  it('law: the table is consistent with itself and with the closed forms', () => {
    fc.assert(
      fc.property(mixture, (m) => {
        const { candidates, ceiling, groupSize, reached } = recommendedGroupSize(m);
        const mean = (1 - m.zero - m.one) * (expectedBinaryEntropy(m) as number);
        close(ceiling, mean, 1e-9);
        close(candidates[0]!.bitsPerRollout, candidates[0]!.live / 2, 1e-9); // pairs
        for (const [i, row] of candidates.entries()) {
          expect(row.bitsPerRollout).toBeLessThanOrEqual(ceiling * (1 + 1e-9));
          close(row.rolloutsPerLiveGroup, row.groupSize * row.oversampling);
          if (i > 0)
            expect(row.bitsPerRollout).toBeGreaterThanOrEqual(
              candidates[i - 1]!.bitsPerRollout - 1e-9,
            );
        }
        const enough = candidates.find((row) => row.bitsPerRollout >= 0.8 * ceiling);
        expect(reached).toBe(enough !== undefined);
        expect(groupSize).toBe(enough?.groupSize ?? 64);
      }),
      { numRuns: 25 },
    );
  });

  it('takes groups of a million', () => {
    const m = { a: 0.5, b: 1.5, zero: 0, one: 0, n: 9, method: 'known' };
    // 1 − B(½, 3/2 + G)/B(½, 3/2) ≈ 1 − Γ(2)/Γ(3/2)·G^−½ for large G
    close(degenerateShare(m, 1_000_000), (1 / 0.886226925452758) * 1e-3, 1e-6);
    close(
      liveShare(m, 1001) - liveShare(m, 1000),
      (liveShare(m, 1000) - liveShare(m, 999)) * 0.9985,
      1e-8,
    );
  });

  it('advises nothing when nothing can be learned', () => {
    const failed = { a: NaN, b: NaN, zero: 1, one: 0, n: 10, method: 'no group has both outcomes' };
    expect(recommendedGroupSize(failed)).toMatchObject({
      groupSize: NaN,
      reached: false,
      ceiling: 0,
    });
    expect(degenerateShare(failed, 8)).toBe(1);
    expect(oversamplingFactor(failed, 8)).toBe(Infinity);
    const unknown = { ...failed, zero: NaN, one: NaN };
    expect(recommendedGroupSize(unknown).groupSize).toBeNaN();
    expect(degenerateShare(unknown, 8)).toBeNaN();
    expect(() => recommendedGroupSize(failed, { keep: 0 })).toThrow(
      'expected keep in (0, 1], got 0',
    );
    expect(() => recommendedGroupSize(failed, { candidates: [] })).toThrow('candidates');
  });

  it('finds prompts that are never solved', () => {
    // 40 % never solved, the rest at p = ½: the Beta part must not spread to explain them
    const binomial = [1, 8, 28, 56, 70, 56, 28, 8, 1]; // of 256 prompts at p = ½
    const successes = [
      ...binomial.flatMap((count, k) => new Array<number>(count).fill(k)),
      ...new Array<number>(170).fill(0),
    ];
    const fit = passRateMixture({
      successes: Float64Array.from(successes),
      attempts: new Float64Array(successes.length).fill(8),
    });
    expect(fit.zero).toBeCloseTo(170 / 426, 2);
    expect(fit.one).toBe(0);
    expect(fit.a / (fit.a + fit.b)).toBeCloseTo(0.5, 2);
    expect(fit.method).toContain('inflated at 0');
  });

  it('says why it cannot tell', () => {
    const f64 = (xs: number[]) => Float64Array.from(xs);
    const of = (k: number[], n: number[]) =>
      passRateMixture({ successes: f64(k), attempts: f64(n) });
    expect(of([], []).method).toBe('undefined: no rollouts');
    expect(of([0, 1, 1], [1, 1, 1])).toMatchObject({
      a: NaN,
      zero: NaN,
      method: 'undefined: one rollout per prompt',
    });
    expect(of([0, 0, 4], [4, 4, 4])).toMatchObject({
      a: NaN,
      zero: 2 / 3,
      one: 1 / 3,
      method: 'no group has both outcomes',
    });
    expect(of([2, 2, 2, 2], [4, 4, 4, 4]).method).toContain('no spread between prompts seen');
    expect(() => of([5], [4])).toThrow(
      'expected successes of integers in [0, attempts = 4], got 5',
    );
    expect(() => of([1.5], [4])).toThrow('successes');
  });
});
