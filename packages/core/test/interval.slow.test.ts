import { expect, it } from 'vitest';
import { betainc, clopperPearson, jeffreys, wilson } from '../src/index.ts';

// The coverage at p is a finite sum over k, computed exactly: no simulation, no noise.
const binomial = (k: number, n: number, p: number): number =>
  (k === 0 ? 1 : betainc(p, k, n - k + 1)) - (k === n ? 0 : betainc(p, k + 1, n - k));

function coverage(rule: typeof wilson, n: number, level: number): { least: number; mean: number } {
  const intervals = Array.from({ length: n + 1 }, (_, k) => rule(k, n, { level }));
  let least = 1;
  let sum = 0;
  const points = 2000;
  for (let i = 0; i < points; i++) {
    const p = (i + 0.5) / points;
    let covered = 0;
    intervals.forEach(({ lower, upper }, k) => {
      if (lower <= p && p <= upper) covered += binomial(k, n, p);
    });
    least = Math.min(least, covered);
    sum += covered;
  }
  return { least, mean: sum / points };
}

// Brown, Cai & DasGupta (2001) for the shape; the figures at n = 8 by exact enumeration
it.each([
  ['wilson', wilson, 0.851, 0.955],
  ['jeffreys', jeffreys, 0.879, 0.954],
  ['clopperPearson', clopperPearson, 0.969, 0.986],
] as const)('%s covers as published at n = 8', (_, rule, least, mean) => {
  const got = coverage(rule, 8, 0.95);
  expect(got.least).toBeCloseTo(least, 2);
  expect(got.mean).toBeCloseTo(mean, 2);
});

it.each([1, 4, 8, 16, 64, 256])('coverage over p at n = %d', (n) => {
  for (const level of [0.8, 0.95, 0.99]) {
    expect(coverage(clopperPearson, n, level).least).toBeGreaterThanOrEqual(level - 1e-9);
    if (n < 8) continue;
    expect(Math.abs(coverage(wilson, n, level).mean - level)).toBeLessThan(0.015);
    expect(Math.abs(coverage(jeffreys, n, level).mean - level)).toBeLessThan(0.015);
  }
});
