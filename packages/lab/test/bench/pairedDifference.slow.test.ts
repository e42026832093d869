import { bootstrapMean, createRng } from '@bits-per-sample/core';
import { expect, test } from 'vitest';

test('the bootstrap of 16 differences covers their mean as often as it is known to', () => {
  const rng = createRng(3);
  const normal = () =>
    Math.sqrt(-2 * Math.log(1 - rng.next())) * Math.cos(2 * Math.PI * rng.next());
  let covered = 0;
  const runs = 2000;
  for (let run = 0; run < runs; run++) {
    const values = Array.from({ length: 16 }, () => 0.3 + normal());
    const { lower, upper } = bootstrapMean(values, '1', { resamples: 500 });
    if (lower <= 0.3 && upper >= 0.3) covered++;
  }
  // The percentile bootstrap is too short at n = 16 by √(15/16), and is normal where t is right: P(|t₁₅| < 1.96 √(15/16)) = 0.923.
  const se = Math.sqrt((0.923 * 0.077) / runs);
  expect(Math.abs(covered / runs - 0.923)).toBeLessThan(5 * se);
});
