import { expect, it } from 'vitest';
import { overdispersion } from '../../src/index.ts';
import { counts } from '../support/arbitraries.ts';

it('overdispersion is 0 without, near 1 for all or nothing', () => {
  const even = counts(new Array(8).fill({ n: 20, c: 10 }));
  expect(overdispersion(even).value).toBe(0);
  expect(overdispersion(even).lower).toBe(0);
  const split = counts(Array.from({ length: 8 }, (_, i) => ({ n: 20, c: 20 * (i % 2) })));
  expect(overdispersion(split).upper).toBeGreaterThan(0.9);
  expect(
    overdispersion(
      counts([
        { n: 5, c: 0 },
        { n: 5, c: 0 },
      ]),
    ).method,
  ).toMatch(/all or none/);
});
