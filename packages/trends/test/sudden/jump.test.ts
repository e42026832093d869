import { createRng, sampleNormal } from '@bits-per-sample/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jump } from '../../src/index.ts';

const positive = fc.array(
  fc.oneof(
    { weight: 30, arbitrary: fc.double({ min: -3, max: 3, noNaN: true }) },
    fc.constant(Number.NaN),
  ),
  { maxLength: 60 },
);
/** Noise of ln x, with a jump of ×20 after some of it. */
const noisy = fc
  .tuple(positive, positive)
  .map(([a, b]) => [...a.map((x) => 2 ** Math.round(x)), ...b.map((x) => 32 * 2 ** Math.round(x))]);

describe('laws', () => {
  it('scaled values jump alike', () => {
    fc.assert(
      fc.property(noisy, fc.constantFrom(0.125, 4, 64), (x, a) => {
        expect(jump(x.map((v) => a * v))).toBe(jump(x));
      }),
    );
  });

  it('missing values are left out', () => {
    fc.assert(
      fc.property(noisy, (x) => {
        const there = x.map((_, step) => step).filter((step) => Number.isFinite(x[step]));
        const alone = jump(there.map((step) => x[step]!));
        expect(jump(x)).toBe(alone === null ? null : there[alone]);
      }),
    );
  });

  it('what was told stays told; a larger ratio or floor is told later or never', () => {
    fc.assert(
      fc.property(noisy, (x) => {
        const told = jump(x);
        const seen = (options: object) => jump(x, options) ?? Number.POSITIVE_INFINITY;
        expect(seen({ ratio: 6 })).toBeGreaterThanOrEqual(seen({}));
        expect(seen({ floor: 40 })).toBeGreaterThanOrEqual(seen({}));
        expect(seen({ z: 9 })).toBeGreaterThanOrEqual(seen({}));
        if (told !== null) expect(jump(x.slice(0, told + 1))).toBe(told);
      }),
    );
  });
});

describe('metrics of known shape', () => {
  const rng = createRng(5);
  const metric = (count: number, of: (step: number) => number, noise = 0.2) =>
    Array.from({ length: count }, (_, t) => of(t) * Math.exp(noise * sampleNormal(rng)));

  it('a KL that leaves for good', () => {
    const found = jump(
      metric(120, (t) => (t < 80 ? 0.02 : 0.5)),
      { floor: 0.1 },
    )!;
    expect(found).toBeGreaterThanOrEqual(82);
    expect(found).toBeLessThanOrEqual(86);
  });

  it('one spike, or two, is none', () => {
    expect(jump(metric(120, (t) => (t === 50 || t === 51 ? 400 : 1)))).toBe(null);
  });

  it('growth over the whole run is none while it stays below the floor', () => {
    expect(
      jump(
        metric(200, (t) => 0.0001 * 1.02 ** t),
        { floor: 0.1 },
      ),
    ).toBe(null);
  });

  it('warming up from nothing is none', () => {
    expect(
      jump(
        metric(60, (t) => Math.min(0.05, 0.01 * t)),
        { floor: 0.1 },
      ),
    ).toBe(null);
  });

  it('a median of five needs twenty steps', () => {
    const x = [...Array(14).fill(1), ...Array(6).fill(10)];
    expect(jump(x.slice(0, 19))).toBe(null);
    expect(jump(x)).toBe(19);
  });

  it('zeros, constants and too few steps', () => {
    expect(jump(Array(60).fill(0))).toBe(null);
    expect(jump(Array(60).fill(2))).toBe(null);
    expect(jump([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 9, 9, 9, 9, 9])).toBe(null);
    expect(jump([])).toBe(null);
    expect(jump([...Array(20).fill(0), ...Array(10).fill(0.5)], { floor: 0.1 })).toBe(22);
  });
});
