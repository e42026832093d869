import { describe, expect, it } from 'vitest';
import { sequenceSurprisal } from '../../src/index.ts';

describe('sequenceSurprisal', () => {
  it('counts missing and impossible tokens apart', () => {
    expect(sequenceSurprisal([null, NaN, -9999, -1e5, -Infinity, -1])).toMatchObject({
      tokens: 1,
      missing: 2,
      impossible: 3,
    });
    expect(sequenceSurprisal([])).toEqual({
      bits: 0,
      tokens: 0,
      bitsPerToken: NaN,
      impossible: 0,
      missing: 0,
    });
    expect(() => sequenceSurprisal([0.5])).toThrow('logProbabilities[0] ≤ 0');
  });
});
