import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hessianNoiseScale } from '../../src/index.ts';
import { near, positive } from '../support/norms.ts';

describe('hessianNoiseScale', () => {
  it('law: an even curvature changes nothing but the learning rate', () => {
    fc.assert(
      fc.property(
        positive,
        fc.array(fc.tuple(positive, positive), { minLength: 1, maxLength: 9 }),
        (h, pairs) => {
          const gradient = pairs.map(([g]) => g);
          const { noiseScale, simpleNoiseScale, maximumLearningRate } = hessianNoiseScale({
            gradient,
            hessianDiagonal: gradient.map(() => h),
            varianceDiagonal: pairs.map(([, v]) => v),
          });
          near(noiseScale, simpleNoiseScale);
          near(maximumLearningRate, 1 / h);
        },
      ),
    );
    expect(() =>
      hessianNoiseScale({ gradient: [1], hessianDiagonal: [], varianceDiagonal: [1] }),
    ).toThrow('expected hessianDiagonal of length 1, got 0');
    expect(() =>
      hessianNoiseScale({ gradient: [1], hessianDiagonal: [1], varianceDiagonal: [] }),
    ).toThrow('expected varianceDiagonal of length 1, got 0');
  });
});
