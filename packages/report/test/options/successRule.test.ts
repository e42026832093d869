import { describe, expect, it } from 'vitest';
import { successRule } from '../../src/options/successRule.ts';

describe('successRule', () => {
  it.each([
    ['>=1', 1, true],
    ['> 0', 0, false],
    ['<= -1', -1, true],
    ['<2', 2, false],
    ['==3', 3, true],
    ['1.5', 1.5, true],
    ['=0', 0, true],
    ['>1e-3', 0.01, true],
  ])('%s of %d is %s', (text, reward, expected) => {
    expect(successRule(text)?.test(reward)).toBe(expected);
  });

  it.each(['', 'often', '>', '>=x', '1 2', '>>1', '>=NaN', '=>1'])('%j is no rule', (text) => {
    expect(successRule(text)).toBeUndefined();
  });
});
