import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pooledEntropy } from '../../src/index.ts';
import measured from '../measured/passRates.json' with { type: 'json' };
import { counts, groups } from '../support/passCounts.ts';

describe('pooledEntropy', () => {
  it('law: pooled ≥ mean (concavity)', () => {
    fc.assert(
      fc.property(groups, (data) => {
        const { pooled, mean, gap } = pooledEntropy(data);
        if (data.attempts.every((n) => n === 0))
          expect([pooled, mean, gap]).toEqual([NaN, NaN, NaN]);
        else expect(pooled).toBeGreaterThanOrEqual((mean as number) - 1e-14);
      }),
    );
  });

  it('shows the trap on a real run: near 1 bit pooled, near ¼ bit per rollout', () => {
    const { successesOf64 } = measured.checkpoints.gold;
    const { pooled, mean } = pooledEntropy(counts(successesOf64, 64));
    expect(pooled).toBeGreaterThan(0.95);
    expect(mean).toBeLessThan(0.26);
  });
});
