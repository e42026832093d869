import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  binaryEntropy,
  binaryEntropySd,
  type CountEntropyMethod,
  countEntropy,
  empiricalRewardEntropy,
  entropyPosteriorCdf,
  entropyPosteriorQuantile,
  expectedBinaryEntropy,
  expectedInformationGain,
  gaussianDifferentialEntropy,
  passRateEntropy,
  posteriorEntropies,
  quantisedGaussianEntropy,
} from '../src/index.ts';

const methods: CountEntropyMethod[] = [
  'plugin',
  'miller-madow',
  'jackknife',
  'chao-shen',
  'zhang',
  'grassberger-1988',
  'grassberger-2003',
  'schurmann-grassberger',
  'dirichlet',
  'nsb',
];
const shape = fc.double({ min: -3, max: 4, noNaN: true }).map((x) => 10 ** x);
const trials = fc
  .integer({ min: 1, max: 300 })
  .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
const levels = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 2, maxLength: 6 });

describe('countEntropy', () => {
  it('law: the order of the levels does not matter', () => {
    fc.assert(
      fc.property(levels, fc.constantFrom(...methods), (counts, method) => {
        const forth = countEntropy(counts, { method }) as number;
        const back = countEntropy(counts.toReversed(), { method }) as number;
        if (Number.isNaN(forth)) expect(back).toBeNaN();
        else expect(Math.abs(forth - back)).toBeLessThan(1e-12);
      }),
    );
  });

  it('law: all estimators agree when there is plenty of data', () => {
    const many = [300_000, 500_000, 200_000];
    const plugin = countEntropy(many, { method: 'plugin' }) as number;
    for (const method of methods)
      expect(Math.abs((countEntropy(many, { method }) as number) - plugin)).toBeLessThan(1e-5);
  });

  it('law: plug-in never exceeds log₂ levels, Miller–Madow never falls below plug-in', () => {
    fc.assert(
      fc.property(levels, (counts) => {
        if (counts.every((c) => c === 0)) return;
        const plugin = countEntropy(counts, { method: 'plugin' }) as number;
        expect(plugin).toBeGreaterThanOrEqual(0);
        expect(plugin).toBeLessThanOrEqual(Math.log2(counts.length) + 1e-12);
        expect(countEntropy(counts, { method: 'miller-madow' })).toBeGreaterThanOrEqual(plugin);
      }),
    );
  });

  it('law: NSB lies between the flattest and the most uneven prior', () => {
    fc.assert(
      fc.property(trials, ([k, n]) => {
        const nsb = countEntropy([k, n - k]) as number;
        const at = (alpha: number) =>
          countEntropy([k, n - k], { method: 'dirichlet', alpha }) as number;
        expect(nsb).toBeLessThan(at(1e9));
        expect(nsb).toBeGreaterThanOrEqual(at(1e-9) - 1e-7);
      }),
    );
  });

  it('says what it cannot do', () => {
    for (const method of methods) expect(countEntropy([0, 0], { method })).toBeNaN();
    expect(countEntropy([0, 1], { method: 'jackknife' })).toBeNaN();
    expect(() => countEntropy([0.5, 1])).toThrow(
      'countEntropy: expected counts[0] an integer ≥ 0, got 0.5',
    );
    expect(() => countEntropy([5])).toThrow('of at least two levels');
    expect(() => countEntropy([1, 2], { method: 'dirichlet', alpha: 0 })).toThrow(
      'alpha > 0, got 0',
    );
    // @ts-expect-error no such method
    expect(() => countEntropy([1, 2], { method: 'guess' })).toThrow(
      "expected method 'plugin', 'miller-madow'",
    );
  });
});

describe('a Beta posterior', () => {
  it('law: E[H] is below H of the mean by what one reward would tell', () => {
    fc.assert(
      fc.property(shape, shape, (a, b) => {
        const mean = expectedBinaryEntropy({ a, b }) as number;
        const ceiling = binaryEntropy(a / (a + b)) as number;
        expect(mean).toBeGreaterThanOrEqual(0);
        expect(mean).toBeLessThanOrEqual(ceiling);
        expect(
          Math.abs(ceiling - mean - (expectedInformationGain({ a, b }) as number)),
        ).toBeLessThan(1e-13);
      }),
    );
  });

  it('law: symmetric in success and failure', () => {
    fc.assert(
      fc.property(shape, shape, (a, b) => {
        for (const f of [expectedBinaryEntropy, binaryEntropySd, expectedInformationGain]) {
          const one = f({ a, b }) as number;
          expect(Math.abs(one - (f({ a: b, b: a }) as number))).toBeLessThanOrEqual(1e-12 * one);
        }
      }),
    );
  });

  it('law: variance within the bound of a variable in [0, 1]', () => {
    fc.assert(
      fc.property(shape, shape, (a, b) => {
        const mean = expectedBinaryEntropy({ a, b }) as number;
        expect((binaryEntropySd({ a, b }) as number) ** 2).toBeLessThanOrEqual(
          mean * (1 - mean) * (1 + 1e-9) + 1e-16,
        );
      }),
    );
  });

  it('law: quantile and distribution undo each other', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 2, noNaN: true }).map((x) => 10 ** x),
        fc.double({ min: -1, max: 2, noNaN: true }).map((x) => 10 ** x),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (a, b, probability) => {
          const bits = entropyPosteriorQuantile(probability, { a, b });
          // near 1 bit the distribution is so steep that a double cannot hold its argument
          if ((bits as number) < 0.999)
            expect(entropyPosteriorCdf(bits, { a, b })).toBeCloseTo(probability, 7);
        },
      ),
    );
  });

  it('law: the column of integer counts is the scalar', () => {
    fc.assert(
      fc.property(fc.array(trials, { maxLength: 20 }), shape, shape, (pairs, a, b) => {
        const successes = Float64Array.from(pairs, ([k]) => k);
        const attempts = Float64Array.from(pairs, ([, n]) => n);
        const column = posteriorEntropies({ successes, attempts }, { prior: { a, b } });
        pairs.forEach(([k, n], i) => {
          const scalar = expectedBinaryEntropy({ a: a + k, b: b + (n - k) }) as number;
          expect(Math.abs(column[i]! - scalar)).toBeLessThan(1e-12);
        });
      }),
    );
  });

  it('the column is the scalar also for counts longer than those it begins with', () => {
    for (const n of [500, 2 ** 20, 2 ** 31, 2 ** 40]) {
      const attempts = new Float64Array(6000).fill(8);
      const successes = new Float64Array(6000).fill(3);
      attempts[5000] = n;
      successes[5000] = n / 4;
      const column = posteriorEntropies({ successes, attempts });
      for (const [i, k, m] of [
        [0, 3, 8],
        [5000, n / 4, n],
        [5999, 3, 8],
      ] as const) {
        const scalar = expectedBinaryEntropy({ a: 0.5 + k, b: 0.5 + m - k }) as number;
        expect(Math.abs(column[i]! - scalar)).toBeLessThan(1e-12);
      }
      successes[5500] = 9;
      expect(() => posteriorEntropies({ successes, attempts })).toThrow(
        expect.objectContaining({ row: 5500, received: 9 }),
      );
    }
  });

  it('the column survives huge and empty counts and names a bad row', () => {
    const of = (k: number[], n: number[]) =>
      posteriorEntropies({ successes: Float64Array.from(k), attempts: Float64Array.from(n) });
    expect(of([3e9], [6e9])[0]).toBeCloseTo(1, 9);
    expect(of([0], [0])[0]).toBeCloseTo(expectedBinaryEntropy({ a: 0.5, b: 0.5 }) as number, 14);
    expect(of([], [])).toEqual(new Float64Array(0));
    expect(() => of([1, 5], [2, 4])).toThrow(expect.objectContaining({ row: 1, received: 5 }));
    expect(() => of([0.5], [1])).toThrow('successes');
    expect(() => of([0], [1.5])).toThrow('attempts');
    expect(() => of([NaN], [1])).toThrow('successes');
  });
});

describe('passRateEntropy', () => {
  it('law: value within its interval', () => {
    fc.assert(
      fc.property(
        trials,
        fc.constantFrom('nsb', 'plugin', 'beta-posterior', 'miller-madow'),
        ([k, n], method) => {
          const { value, lower, upper } = passRateEntropy(
            { successes: k, attempts: n },
            { method },
          );
          expect(lower).toBeLessThanOrEqual(value);
          expect(upper).toBeGreaterThanOrEqual(value);
        },
      ),
    );
  });

  it('is undefined, with the reason, where it is', () => {
    expect(passRateEntropy({ successes: 0, attempts: 0 })).toMatchObject({
      value: NaN,
      method: 'undefined: no rollouts',
    });
    expect(passRateEntropy({ successes: 1, attempts: 1 }, { method: 'jackknife' }).method).toBe(
      'undefined: jackknife needs more than one rollout',
    );
    expect(() => passRateEntropy({ successes: 2, attempts: 1 })).toThrow(
      'expected successes an integer in [0, attempts = 1], got 2',
    );
    expect(() => passRateEntropy({ successes: 1, attempts: 1 }, { level: 0 })).toThrow('level');
  });
});

describe('graded and continuous rewards', () => {
  it('counts levels, rounds to the resolution, leaves missing out', () => {
    expect(empiricalRewardEntropy([0, 1, NaN, 1, 0], { method: 'plugin' })).toBe(1);
    expect(empiricalRewardEntropy([0.1, 0.11, 0.9, 0.91], { method: 'plugin' })).toBe(2);
    expect(empiricalRewardEntropy([0.1, 0.11, 0.9, 0.91], { method: 'plugin', step: 0.1 })).toBe(1);
    expect(empiricalRewardEntropy([])).toBeNaN();
    expect(() => empiricalRewardEntropy([1], { step: 0 })).toThrow('step > 0');
  });

  it('law: a coarser reading of a Gaussian tells less, a finer one nears the differential entropy', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-4, max: 5, noNaN: true }), (step) => {
        const at = (x: number) => quantisedGaussianEntropy(1, { step: x }) as number;
        expect(at(step)).toBeGreaterThanOrEqual(at(3 * step)); // bins of three bins
        if (step < 0.5) {
          const limit = (gaussianDifferentialEntropy(1) as number) - Math.log2(step);
          expect(Math.abs(at(step) - limit)).toBeLessThan(0.07 * step * step);
        }
      }),
    );
  });
});
