import { expect, it } from 'vitest';
import { betainc, clopperPearson, jeffreys, wilson } from '../../src/index.ts';
import golden from '../golden/coverage.json' with { type: 'json' };

const rules: Record<string, typeof wilson> = { wilson, jeffreys, clopperPearson };

// The coverage at p is a finite sum over k, computed exactly: no simulation, no noise.
const binomial = (k: number, n: number, p: number): number =>
  (k === 0 ? 1 : betainc(p, k, n - k + 1)) - (k === n ? 0 : betainc(p, k + 1, n - k));

function coverage(rule: typeof wilson, n: number, level: number): { least: number; mean: number } {
  const intervals = Array.from({ length: n + 1 }, (_, k) => rule(k, n, { level }));
  let least = 1;
  let sum = 0;
  const { points } = golden;
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

it.each(golden.cases)('$name at n = $n covers as SciPy computes it', ({ name, n, least, mean }) => {
  const got = coverage(rules[name]!, n, golden.level);
  expect(Math.abs(got.least - least)).toBeLessThanOrEqual(golden.tolerance.absolute);
  expect(Math.abs(got.mean - mean)).toBeLessThanOrEqual(golden.tolerance.absolute);
});

it.each([1, 4, 8, 16, 64, 256])('the nominal level holds over p at n = %d', (n) => {
  for (const level of [0.8, 0.95, 0.99]) {
    expect(coverage(clopperPearson, n, level).least).toBeGreaterThanOrEqual(level - 1e-9);
    if (n < 8) continue;
    expect(Math.abs(coverage(wilson, n, level).mean - level)).toBeLessThan(0.02);
    expect(Math.abs(coverage(jeffreys, n, level).mean - level)).toBeLessThan(0.02);
  }
});
