import { describe, expect, it } from 'vitest';
import { empiricalRewardEntropy } from '../../src/index.ts';

describe('graded and continuous rewards', () => {
  it('counts levels, rounds to the resolution, leaves missing out', () => {
    expect(empiricalRewardEntropy([0, 1, NaN, 1, 0], { method: 'plugin' })).toBe(1);
    expect(empiricalRewardEntropy([0.1, 0.11, 0.9, 0.91], { method: 'plugin' })).toBe(2);
    expect(empiricalRewardEntropy([0.1, 0.11, 0.9, 0.91], { method: 'plugin', step: 0.1 })).toBe(1);
    expect(empiricalRewardEntropy([])).toBeNaN();
    expect(() => empiricalRewardEntropy([1], { step: 0 })).toThrow('step > 0');
  });
});
