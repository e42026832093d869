import { expect, it } from 'vitest';
import { duckdbMemory } from '../../src/engine/duckdbMemory.ts';

const GB = 1e9;

it('together with what the process holds it stays below the limit', () => {
  for (const limit of [0.5, 1, 4, 64].map((x) => x * GB))
    for (const held of [0.05, 0.1, 0.2].map((x) => x * GB))
      expect(duckdbMemory(limit, held) + held).toBeLessThanOrEqual(limit);
});

it('grows with the limit, and takes what the process holds off', () => {
  expect(duckdbMemory(2 * GB, 0.1 * GB)).toBeGreaterThan(duckdbMemory(GB, 0.1 * GB));
  expect(duckdbMemory(GB, 0.1 * GB) - duckdbMemory(GB, 0.2 * GB)).toBeCloseTo(0.1 * GB, 0);
});

it('leaves DuckDB enough to work, and never more than the limit', () => {
  expect(duckdbMemory(0.1 * GB, 0.3 * GB)).toBe(6.4e7);
  expect(duckdbMemory(1, 0.3 * GB)).toBe(1);
});
