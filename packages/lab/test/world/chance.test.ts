import { describe, expect, test } from 'vitest';
import { createChance } from '../../src/index.ts';

describe('chance', () => {
  test('is uniform and uncorrelated, along a task and across tasks', () => {
    const chance = createChance(11);
    const n = 200_000;
    const bins = new Float64Array(64);
    let lag = 0;
    let across = 0;
    let last = 0.5;
    for (let i = 0; i < n; i++) {
      chance.seek(i % 500, Math.floor(i / 500));
      const u = chance.next();
      const next = chance.next();
      bins[Math.floor(64 * u)]!++;
      lag += (u - 0.5) * (next - 0.5);
      across += (u - 0.5) * (last - 0.5);
      last = u;
    }
    const chiSquare = bins.reduce((sum, k) => sum + (k - n / 64) ** 2 / (n / 64), 0);
    // 63 degrees of freedom: the 1e-6 tail begins at 124
    expect(chiSquare).toBeLessThan(124);
    for (const sum of [lag, across]) expect(Math.abs(sum * 12) / Math.sqrt(n)).toBeLessThan(5);
  });
});
