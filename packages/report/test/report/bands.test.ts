import { describe, expect, it } from 'vitest';
import { passRateBands } from '../../src/report/bands.ts';

const mixture = (a: number, b: number, zero = 0, one = 0) => ({
  a,
  b,
  zero,
  one,
  n: 100,
  method: 'known',
});

describe('passRateBands', () => {
  it('agrees with the uniform distribution by hand', () => {
    const bands = passRateBands(mixture(1, 1), 2);
    const [, , middle] = bands;
    expect(bands.map(({ share }) => share).reduce((x, y) => x + y)).toBeCloseTo(1, 12);
    expect(bands.map(({ signal }) => signal).reduce((x, y) => x + y)).toBeCloseTo(1, 12);
    // ∫ p(1 − p) over (e, ½] is [p²/2 − p³/3]; over [0, 1] it is 1/6
    const antiderivative = (p: number) => p ** 2 / 2 - p ** 3 / 3;
    const area = antiderivative(0.5) - antiderivative(middle!.from);
    expect(middle!.share).toBeCloseTo(0.5 - middle!.from, 12);
    expect(middle!.signal).toBeCloseTo(6 * area, 12);
    expect(middle!.relative).toBeCloseTo((4 * area) / (0.5 - middle!.from), 12);
    // groups of 2 are live with probability 2p(1 − p)
    expect(middle!.live).toBeCloseTo((2 * area) / (0.5 - middle!.from), 3);
  });

  it('is symmetric, and asks the ends for larger groups', () => {
    const sizes = passRateBands(mixture(1, 1), 8).map(({ groupSize }) => groupSize);
    expect(sizes.slice(0, 3)).toEqual([...sizes.slice(3)].reverse());
    // p ≈ 0.31, G = 4: live bits 2.67 of 4·0.89, 75 %, so 8 it is
    expect(sizes[2]).toBe(8);
    expect(sizes[1]).toBeGreaterThan(sizes[2]!);
    expect(sizes[0]).toBeNull();
  });

  it('puts prompts that never or always succeed at the ends, without signal', () => {
    const bands = passRateBands(mixture(2, 2, 0.3, 0.2), 8);
    expect(bands[0]!.share).toBeCloseTo(0.3 + 0.5 * (3 * 0.01 ** 2 - 2 * 0.01 ** 3), 12);
    expect(bands.at(-1)!.share).toBeGreaterThan(0.2);
    expect(bands[0]!.signal).toBeLessThan(1e-3);
    expect(bands[0]!.live).toBeLessThan(0.01);
  });

  it('stays finite where a band is empty', () => {
    const [first, , , , , last] = passRateBands(mixture(5e5, 5e5), 8);
    expect(first).toMatchObject({ share: 0, signal: 0, live: null, relative: null });
    expect(last).toMatchObject({ share: 0, signal: 0, live: null, relative: null });
    expect(passRateBands(mixture(1e-3, 1), 8).every(({ share }) => share >= 0)).toBe(true);
  });
});
