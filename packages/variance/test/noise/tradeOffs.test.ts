import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  examplesForBatch,
  lossImprovementFraction,
  optimalLearningRate,
  stepsForBatch,
  twoBatchMoments,
} from '../../src/index.ts';
import { near, positive } from '../support/norms.ts';

describe('trade-offs', () => {
  it('law: steps × examples have their hyperbola', () => {
    fc.assert(
      fc.property(positive, positive, (batch, noiseScale) => {
        const steps = stepsForBatch(batch, { minimum: 10, noiseScale });
        const examples = examplesForBatch(batch, { minimum: 10 * noiseScale, noiseScale });
        near((steps / 10 - 1) * (examples / (10 * noiseScale) - 1), 1, 1e-6);
        near(examples, steps * batch, 1e-9);
        near(
          optimalLearningRate(batch, { maximum: 3, noiseScale }),
          3 * lossImprovementFraction(batch, noiseScale),
          1e-12,
        );
      }),
    );
  });

  it('refuse what is no batch or noise scale', () => {
    expect(() => stepsForBatch(0, { minimum: 1, noiseScale: 1 })).toThrow(
      'stepsForBatch: expected batch > 0, got 0',
    );
    expect(() => examplesForBatch(1, { minimum: 1, noiseScale: -1 })).toThrow(
      'expected noiseScale ≥ 0, got -1',
    );
    expect(lossImprovementFraction(NaN, 1)).toBeNaN();
    expect(() =>
      twoBatchMoments({ smallBatch: 2, bigBatch: 2, smallSquaredNorm: 1, bigSquaredNorm: 1 }),
    ).toThrow('twoBatchMoments: expected bigBatch > smallBatch = 2, got 2');
  });
});
