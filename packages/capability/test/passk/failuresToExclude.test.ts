import { expect, it } from 'vitest';
import { failuresToExclude, probabilityAtLeast } from '../../src/index.ts';

it('takes a tie as excluded: (1 − ε)^(n + 1) = 1 − confidence', () => {
  for (let j = 1; j <= 40; j++)
    expect(failuresToExclude(0.5, { confidence: 1 - 2 ** -j })).toBe(j - 1);
});

it('is the first number of failures that is enough', () => {
  for (const epsilon of [0.3, 0.02, 1e-4])
    for (const prior of [
      { a: 1, b: 1 },
      { a: 0.5, b: 0.5 },
      { a: 2, b: 1 },
    ]) {
      const n = failuresToExclude(epsilon, { prior });
      const doubt = (failures: number) =>
        probabilityAtLeast({ a: prior.a, b: prior.b + failures }, epsilon);
      expect(doubt(n)).toBeLessThanOrEqual(0.05 * (1 + 1e-12));
      expect(doubt(n - 1)).toBeGreaterThan(0.05);
    }
});
