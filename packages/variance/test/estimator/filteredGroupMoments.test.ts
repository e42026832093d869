import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filteredGroupMoments, groupMoments } from '../../src/index.ts';
import { near, scores, size } from '../support/scores.ts';

describe('filteredGroupMoments', () => {
  it('law: DAPO filtering of GRPO keeps the direction: kept · weight = weight of plain GRPO', () => {
    fc.assert(
      fc.property(scores, size, (s, groupSize) => {
        const options = { estimator: 'grpo', groupSize } as const;
        const filtered = filteredGroupMoments(s, options);
        const plain = groupMoments(s, options);
        near(filtered.kept * filtered.weight, plain.weight);
        near(filtered.kept * (filtered.signal + filtered.noise), plain.signal + plain.noise);
      }),
    );
  });

  it('is undefined where no group is ever kept', () => {
    const s = { p: 0, squaredGap: 1, successVariance: 1, failureVariance: 1 };
    const { kept, weight } = filteredGroupMoments(s, { estimator: 'grpo', groupSize: 8 });
    expect([kept, weight]).toEqual([0, NaN]);
    expect(
      filteredGroupMoments({ ...s, p: 0.5 }, { estimator: 'grpo', groupSize: 1 }).signal,
    ).toBeNaN();
  });
});
