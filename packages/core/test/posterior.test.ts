import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  betaInterval,
  betainc,
  betaMean,
  betaPosterior,
  betaVariance,
  createRng,
  jeffreys,
  sampleBeta,
} from '../src/index.ts';

const shape = fc.double({ min: -2, max: 4, noNaN: true }).map((u) => 10 ** u);
const posterior = fc.record({ a: shape, b: shape });

describe('betaPosterior', () => {
  it('adds successes and failures to the prior', () => {
    expect(betaPosterior({ successes: 0, attempts: 0 })).toEqual({ a: 0.5, b: 0.5 });
    expect(betaPosterior({ successes: 2, attempts: 5 }, { prior: { a: 2, b: 3 } })).toEqual({
      a: 4,
      b: 6,
    });
    expect(betaPosterior({ successes: NaN, attempts: 5 }).a).toBeNaN();
  });

  it('law: updating in two steps is updating once', () => {
    const counts = fc.nat(1000).chain((n) => fc.tuple(fc.nat(n), fc.constant(n)));
    fc.assert(
      fc.property(counts, counts, ([k, n], [j, m]) => {
        const first = betaPosterior({ successes: k, attempts: n });
        const second = betaPosterior({ successes: j, attempts: m }, { prior: first });
        expect(second).toEqual(betaPosterior({ successes: k + j, attempts: n + m }));
      }),
    );
  });

  it('says what it expected', () => {
    expect(() => betaPosterior({ successes: 3, attempts: 2 })).toThrow(
      'betaPosterior: expected successes in [0, attempts = 2], got 3',
    );
    expect(() => betaPosterior({ successes: 0, attempts: -2 })).toThrow('expected attempts ≥ 0');
    expect(() => betaPosterior({ successes: 0, attempts: 1 }, { prior: { a: 0, b: 1 } })).toThrow(
      'expected prior.a > 0',
    );
    expect(() => betaPosterior({ successes: 0, attempts: 1 }, { prior: { a: 1, b: 0 } })).toThrow(
      'expected prior.b > 0',
    );
  });
});

describe('betaMean, betaVariance', () => {
  it('law: the variance is what E[p²] − E[p]² is', () => {
    fc.assert(
      fc.property(posterior, ({ a, b }) => {
        const mean = betaMean({ a, b });
        const square = mean * betaMean({ a: a + 1, b }); // E[p²] = E[p] · mean of Beta(a + 1, b)
        expect(betaVariance({ a, b })).toBeCloseTo(square - mean * mean, 12);
        expect(betaVariance({ a: b, b: a })).toBeCloseTo(betaVariance({ a, b }), 14);
        expect(mean + betaMean({ a: b, b: a })).toBeCloseTo(1, 14);
      }),
    );
  });
});

describe('betaInterval', () => {
  it('law: holds its level, with equal tails', () => {
    fc.assert(
      fc.property(posterior, fc.double({ min: 0.01, max: 0.999, noNaN: true }), (post, level) => {
        const { value, lower, upper, n, method } = betaInterval(post, { level });
        const { a, b } = post;
        expect([value, n, method]).toEqual([betaMean(post), a + b, 'beta-posterior']);
        // near 1 doubles are too coarse to carry the tail back
        if (lower > 1e-300 && lower < 0.9)
          expect(betainc(lower, a, b) / ((1 - level) / 2)).toBeCloseTo(1, 9);
        if (upper < 0.9) expect(betainc(upper, a, b)).toBeCloseTo((1 + level) / 2, 9);
      }),
    );
  });

  it('is the Jeffreys interval under the Jeffreys prior', () => {
    const { lower, upper } = betaInterval(betaPosterior({ successes: 3, attempts: 8 }));
    expect(jeffreys(3, 8)).toMatchObject({ lower, upper });
  });

  it('is NaN for NaN and says what it expected', () => {
    expect(betaInterval({ a: NaN, b: 1 }).lower).toBeNaN();
    expect(() => betaInterval({ a: 0, b: 1 })).toThrow(
      'betaInterval: expected a > 0 and finite, got 0',
    );
    expect(() => betaInterval({ a: 1, b: 0 })).toThrow(
      'betaInterval: expected b > 0 and finite, got 0',
    );
    expect(() => betaInterval({ a: 1, b: 1 }, { level: 0 })).toThrow('expected level in (0, 1)');
  });
});

describe('sampleBeta', () => {
  it.each([
    [0.02, 0.03],
    [0.2, 0.9],
    [0.5, 0.5],
    [1, 1],
    [1, 20],
    [3, 2],
    [0.3, 40],
    [200, 300],
  ])('Beta(%d, %d): mean, variance and quantiles within 5 standard errors', (a, b) => {
    const rng = createRng(11);
    const n = 40_000;
    const draws = Float64Array.from({ length: n }, () => sampleBeta({ a, b }, rng));
    const mean = betaMean({ a, b });
    const variance = betaVariance({ a, b });
    const central = draws.map((x) => (x - mean) ** 2);
    const average = (xs: Float64Array) => xs.reduce((s, x) => s + x, 0) / n;
    const spread = (xs: Float64Array, m: number) =>
      Math.sqrt(average(xs.map((x) => (x - m) ** 2)) / n);
    expect(Math.abs(average(draws) - mean)).toBeLessThan(5 * Math.sqrt(variance / n));
    expect(Math.abs(average(central) - variance)).toBeLessThan(5 * spread(central, variance));
    // the distribution, not only its moments: counts below nine points
    for (let i = 1; i < 10; i++) {
      const x = i / 10;
      const p = betainc(x, a, b);
      const below = draws.filter((draw) => draw <= x).length / n;
      expect(Math.abs(below - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / n) + 1e-12);
    }
  });

  it('is a function of the seed', () => {
    const draw = (seed: number) => sampleBeta({ a: 2, b: 3 }, createRng(seed));
    expect(draw(1)).toBe(draw(1));
    expect(draw(1)).not.toBe(draw(2));
  });

  it('law: stays in [0, 1], also for shapes near 0', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -6, max: 9, noNaN: true }),
        fc.double({ min: -6, max: 9, noNaN: true }),
        fc.integer(),
        (u, v, seed) => {
          const x = sampleBeta({ a: 10 ** u, b: 10 ** v }, createRng(seed));
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('is NaN for NaN and says what it expected', () => {
    const rng = createRng(1);
    expect(sampleBeta({ a: NaN, b: 1 }, rng)).toBeNaN();
    expect(() => sampleBeta({ a: 0, b: 1 }, rng)).toThrow(
      'sampleBeta: expected a > 0 and finite, got 0',
    );
    expect(() => sampleBeta({ a: 1, b: Infinity }, rng)).toThrow(
      'sampleBeta: expected b > 0 and finite',
    );
  });
});
