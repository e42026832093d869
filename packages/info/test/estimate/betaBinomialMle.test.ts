import { describe, expect, it } from 'vitest';
import { betaBinomialMle } from '../../src/index.ts';
import { counts } from '../support/passCounts.ts';

describe('betaBinomialMle', () => {
  it('has no answer without a mixed group', () => {
    expect(() => betaBinomialMle(counts([0, 0, 8], 8))).toThrow(
      'expected counts with both outcomes in some group',
    );
  });
});
