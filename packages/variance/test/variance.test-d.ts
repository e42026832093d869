import type { BetaPosterior, Estimate } from '@bits-per-sample/core';
import { describe, expectTypeOf, it } from 'vitest';
import {
  countSketch,
  type EstimatorName,
  estimateScoreMoments,
  exchangeRate,
  type expectedDeviation,
  GradientAccumulator,
  type GradientMatrix,
  type GroupMoments,
  gradientNoiseScale,
  groupMoments,
  promptSignalToNoise,
  type ScoreMoments,
  stoppedPassRate,
  twoBatchMoments,
} from '../src/index.ts';

describe('counts, norms and gradients', () => {
  it('counts and norms are any arrays', () => {
    const norms = JSON.parse('[]') as number[];
    const steps = { smallBatch: 1, bigBatch: 4, smallSquaredNorm: norms, bigSquaredNorm: norms };
    expectTypeOf(gradientNoiseScale(steps)).toExtend<Estimate<'samples'>>();
    const counts = { successes: [1] as readonly number[], attempts: Float64Array.of(2) };
    expectTypeOf(promptSignalToNoise(counts, { groupSize: 4 })).toExtend<Float64Array>();
  });

  it('gradients are typed arrays, which the kernels read as they are', () => {
    expectTypeOf<{ values: Float32Array; dimension: number }>().toExtend<GradientMatrix>();
    // @ts-expect-error a plain array would be copied at every call
    countSketch([1, 2], { size: 4, seed: 1 });
    // @ts-expect-error the same
    new GradientAccumulator(2).update([1, 2]);
  });

  it('an accumulator chains and comes back from its sums', () => {
    const rows = new GradientAccumulator(2);
    expectTypeOf(rows.update(Float32Array.of(1, 2))).toEqualTypeOf<GradientAccumulator>();
    expectTypeOf(GradientAccumulator.from(rows.toJSON())).toEqualTypeOf<GradientAccumulator>();
  });
});

describe('shapes that fit into each other', () => {
  it('measured scores go into every closed form', () => {
    expectTypeOf(estimateScoreMoments).returns.toEqualTypeOf<ScoreMoments>();
    expectTypeOf<Parameters<typeof groupMoments>[0]>().toEqualTypeOf<ScoreMoments>();
    expectTypeOf(groupMoments).returns.toEqualTypeOf<GroupMoments>();
    expectTypeOf<Parameters<typeof expectedDeviation>[0]>().toEqualTypeOf<BetaPosterior>();
  });

  it('an estimate says its unit', () => {
    expectTypeOf(stoppedPassRate).returns.toEqualTypeOf<Estimate<'probability'>>();
    expectTypeOf(exchangeRate).returns.toHaveProperty('rate');
    expectTypeOf<ReturnType<typeof exchangeRate>['rate']>().toEqualTypeOf<
      Estimate<'examples/rollout'>
    >();
    expectTypeOf(twoBatchMoments).returns.toHaveProperty('noiseScale').toEqualTypeOf<number>();
  });

  it('estimators are a closed list, and the group size is no option', () => {
    expectTypeOf<'rloo'>().toExtend<EstimatorName>();
    const scores = { p: 0.5, squaredGap: 1, successVariance: 1, failureVariance: 1 };
    // @ts-expect-error no such estimator
    groupMoments(scores, { estimator: 'ppo', groupSize: 8 });
    // @ts-expect-error how large is the group?
    groupMoments(scores, { estimator: 'rloo' });
  });
});
