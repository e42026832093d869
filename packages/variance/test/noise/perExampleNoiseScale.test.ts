import { describe, expect, it } from 'vitest';
import { perExampleNoiseScale } from '../../src/index.ts';
import { f64 } from '../support/norms.ts';

describe('perExampleNoiseScale', () => {
  it('says what it expected', () => {
    const norms = { batch: 2, exampleSquaredNorm: f64([1, 2, 3]), batchSquaredNorm: f64([1, 1]) };
    expect(() => perExampleNoiseScale(norms)).toThrow(
      'expected exampleSquaredNorm of length 4, got 3',
    );
    expect(() => perExampleNoiseScale({ ...norms, batch: 1 })).toThrow(
      'expected batch an integer ≥ 2, got 1',
    );
  });
});
