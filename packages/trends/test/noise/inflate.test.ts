import { createRng, sampleNormal } from '@bits-per-sample/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inflate } from '../../src/index.ts';

const means = fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { maxLength: 80 });
const flat = (x: ArrayLike<number>, variance = 0.01) => Array.from(x, () => variance);
const noise = (count: number, of: (normal: () => number, step: number) => number, seed = 1) => {
  const rng = createRng(seed);
  return Array.from({ length: count }, (_, step) => of(() => sampleNormal(rng), step));
};

describe('laws', () => {
  it('is at least 1, and 1 for fewer than six steps', () => {
    fc.assert(
      fc.property(means, (x) => {
        expect(inflate(x, flat(x))).toBeGreaterThanOrEqual(1);
        expect(inflate(x.slice(0, 5), flat(x.slice(0, 5)))).toBe(1);
      }),
    );
  });

  it('does not know shifts, nor scales that the variances share', () => {
    fc.assert(
      fc.property(
        means,
        fc.integer({ min: -64, max: 64 }),
        fc.constantFrom(-2, 0.5, 8),
        (x, b, a) => {
          const coarse = x.map((v) => Math.round(v * 64) / 64);
          const moved = coarse.map((v) => a * (v + b));
          expect(inflate(moved, flat(x, 0.01 * a * a))).toBeCloseTo(inflate(coarse, flat(x)), 9);
        },
      ),
    );
  });

  it('falls as the variances grow', () => {
    fc.assert(
      fc.property(means, (x) => {
        expect(inflate(x, flat(x, 0.04))).toBeLessThanOrEqual(inflate(x, flat(x)));
      }),
    );
  });

  it('leaves steps without a mean out', () => {
    fc.assert(
      fc.property(means, fc.nat(), (x, at) => {
        const cut = at % (x.length + 1);
        const gaps = [...x.slice(0, cut), Number.NaN, ...x.slice(cut)];
        expect(inflate(gaps, flat(gaps))).toBe(inflate(x, flat(x)));
      }),
    );
  });
});

describe('series of known noise', () => {
  const average = (of: (seed: number) => number) =>
    Array.from({ length: 40 }, (_, seed) => of(seed + 1)).reduce((a, b) => a + b, 0) / 40;

  it('independent steps: near 1', () => {
    const found = average((seed) => {
      const x = noise(200, (normal) => 0.1 * normal(), seed);
      return inflate(x, flat(x));
    });
    expect(found).toBeGreaterThan(1);
    expect(found).toBeLessThan(1.6);
  });

  it('twice the deviation: near 4', () => {
    const found = average((seed) => {
      const x = noise(200, (normal) => 0.2 * normal(), seed);
      return inflate(x, flat(x));
    });
    expect(found).toBeGreaterThan(3.5);
    expect(found).toBeLessThan(6.5);
  });

  it('a mean that wanders: longer blocks see it', () => {
    const found = average((seed) => {
      let level = 0;
      const x = noise(
        200,
        (normal) => {
          level = 0.8 * level + 0.1 * normal();
          return level + 0.1 * normal();
        },
        seed,
      );
      return inflate(x, flat(x));
    });
    expect(found).toBeGreaterThan(3);
  });

  it('one collapse, however deep, does not move it', () => {
    const calm = noise(200, (normal) => 0.1 * normal());
    const fallen = calm.map((x, step) => (step < 120 ? x : x - 50));
    expect(inflate(fallen, flat(fallen)) / inflate(calm, flat(calm))).toBeLessThan(1.25);
  });
});
