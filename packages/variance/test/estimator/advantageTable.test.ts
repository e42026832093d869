import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advantageTable } from '../../src/index.ts';
import { advantagesOf } from '../support/advantagesOf.ts';
import { everyEstimator } from '../support/everyEstimator.ts';
import { size } from '../support/scores.ts';

describe('advantageTable', () => {
  it('is what each estimator gives to a group of rewards', () => {
    for (const n of [2, 3, 5, 8])
      for (const options of everyEstimator(n)) {
        const { success, failure } = advantageTable(options);
        for (let k = 0; k <= n; k++) {
          const a = advantagesOf(
            Array.from({ length: n }, (_, i) => (i < k ? 1 : 0)),
            options,
          );
          if (k > 0) expect(success[k]).toBeCloseTo(a[0]!, 10);
          if (k < n) expect(failure[k]).toBeCloseTo(a[n - 1]!, 10);
        }
      }
  });

  it('law: advantages of group-relative estimators sum to zero', () => {
    fc.assert(
      fc.property(size, (groupSize) => {
        for (const name of ['rloo', 'drgrpo', 'grpo'] as const) {
          const { success, failure } = advantageTable({ estimator: name, groupSize });
          for (let k = 1; k < groupSize; k++)
            expect(Math.abs(k * success[k]! + (groupSize - k) * failure[k]!)).toBeLessThan(1e-9);
        }
      }),
    );
  });
});
