import type { RefusalCase } from '@bits-per-sample/testkit';
import * as variance from '../../src/index.ts';

const level = { level: 0.9 };
const scores = { p: 0.5, squaredGap: 2, successVariance: 1, failureVariance: 1 };
const group = { estimator: 'grpo', groupSize: 8, ddof: 1, epsilon: 1e-6 } as const;
const gradients = { values: Float64Array.of(1, 0, 0.9, 0.1, 1.1, -0.1, 1, 0.2), dimension: 2 };
const counts = { successes: [3, 0, 2], attempts: [8, 8, 4] };
const norms = {
  smallBatch: 1,
  bigBatch: 5,
  smallSquaredNorm: [9, 9.1],
  bigSquaredNorm: [2.6, 2.5],
};
const spread = { betweenVariance: 1, withinVariance: 2, promptCost: 1 };
const sketch = { size: 4, seed: 1, offset: 0, out: new Float64Array(4) };
const part = () => new variance.GradientAccumulator(1).update(Float64Array.of(2, 1));
const optional = ['1.ddof', '1.epsilon'];

/** Every function of the package, called rightly. */
export const calls: Readonly<Record<string, RefusalCase>> = {
  accumulatedNoiseScale: {
    call: variance.accumulatedNoiseScale,
    args: [[part(), part(), part()]],
    options: level,
  },
  advantageShares: {
    call: variance.advantageShares,
    args: [
      [1, -1],
      [10, 20],
    ],
    optional: ['1'],
  },
  advantageTable: {
    call: variance.advantageTable,
    args: [group],
    optional: ['0.ddof', '0.epsilon'],
  },
  countSketch: {
    call: variance.countSketch,
    args: [Float64Array.of(1, 2), sketch],
    optional: ['1.offset', '1.out'],
  },
  countSketchVariance: { call: variance.countSketchVariance, args: [[1], [2], { size: 4 }] },
  crossEntropyMoments: {
    call: variance.crossEntropyMoments,
    args: [
      [0.5, 0.5],
      [1, 0],
    ],
  },
  effectiveSampleSize: { call: variance.effectiveSampleSize, args: [[1, 2]] },
  estimateScoreMoments: {
    call: variance.estimateScoreMoments,
    args: [gradients, [1, 1, 0, 0]],
    options: { p: 0.5 },
  },
  examplesForBatch: {
    call: variance.examplesForBatch,
    args: [250, { minimum: 1e8, noiseScale: 1000 }],
  },
  exchangeRate: {
    call: variance.exchangeRate,
    args: [
      { rl: gradients, sl: gradients },
      { groupSize: 4, sketchSize: 64, level: 0.9 },
    ],
    optional: ['1.sketchSize', '1.level'],
  },
  exchangeRatio: {
    call: variance.exchangeRatio,
    args: [{ cosine: 0.5, rlSignalToNoise: 0.01, slSignalToNoise: 0.1 }],
  },
  expectedDeviation: { call: variance.expectedDeviation, args: [{ a: 2, b: 3 }] },
  filteredGroupMoments: { call: variance.filteredGroupMoments, args: [scores, group], optional },
  gaussianSketch: {
    call: variance.gaussianSketch,
    args: [[1, 2], sketch],
    optional: ['1.offset', '1.out'],
  },
  gaussianSketchVariance: {
    call: variance.gaussianSketchVariance,
    args: [[1], [2], { size: 4 }],
  },
  gradientBuffer: { call: variance.gradientBuffer, args: [2, 3] },
  gradientNoiseScale: { call: variance.gradientNoiseScale, args: [norms], options: level },
  groupMoments: { call: variance.groupMoments, args: [scores, group], optional },
  groupObjective: { call: variance.groupObjective, args: [0.5, group], optional },
  groupVariancePerCost: {
    call: variance.groupVariancePerCost,
    args: [8, spread],
    optional: ['1.promptCost'],
  },
  grpoObjective: { call: variance.grpoObjective, args: [0.5] },
  grpoWeight: {
    call: variance.grpoWeight,
    args: [0.5, 8],
    options: { ddof: 1, epsilon: 1e-6 },
  },
  grpoWeightLimit: {
    call: variance.grpoWeightLimit,
    args: [8],
    options: { ddof: 1, epsilon: 1e-6 },
  },
  hessianNoiseScale: {
    call: variance.hessianNoiseScale,
    args: [{ gradient: [1], hessianDiagonal: [1], varianceDiagonal: [1] }],
  },
  leaveOneOutNorms: { call: variance.leaveOneOutNorms, args: [gradients] },
  lossImprovementFraction: { call: variance.lossImprovementFraction, args: [250, 1000] },
  maxrlObjective: { call: variance.maxrlObjective, args: [0.5, 8] },
  maxrlWeight: { call: variance.maxrlWeight, args: [0.5, 8] },
  microbatchNoiseScale: {
    call: variance.microbatchNoiseScale,
    args: [gradients],
    options: { ...level, microbatch: 2 },
  },
  neymanAllocation: {
    call: variance.neymanAllocation,
    args: [{ deviation: [0.5, 0.1], total: 60, cost: [1, 2], minimum: 1 }],
    optional: ['0.cost', '0.minimum'],
  },
  optimalBaseline: {
    call: variance.optimalBaseline,
    args: [{ p: 0.2, successSecondMoment: 1, failureSecondMoment: 0.1 }],
  },
  optimalGroupSize: {
    call: variance.optimalGroupSize,
    args: [spread],
    optional: ['0.promptCost'],
  },
  optimalLearningRate: {
    call: variance.optimalLearningRate,
    args: [250, { noiseScale: 1000, maximum: 0.1 }],
  },
  passkWeight: { call: variance.passkWeight, args: [0.5, 8] },
  perExampleNoiseScale: {
    call: variance.perExampleNoiseScale,
    args: [{ batch: 2, exampleSquaredNorm: [4, 6, 5, 5], batchSquaredNorm: [3, 3] }],
    options: level,
  },
  promptSignalToNoise: {
    call: variance.promptSignalToNoise,
    args: [counts, { groupSize: 8 }],
  },
  reinforceNoise: {
    call: variance.reinforceNoise,
    args: [scores, { groupSize: 8, baseline: 0.5 }],
    optional: ['1.baseline'],
  },
  rewardProxies: { call: variance.rewardProxies, args: [counts] },
  rlooNoise: { call: variance.rlooNoise, args: [scores, { groupSize: 8 }] },
  rlooSignalToNoise: { call: variance.rlooSignalToNoise, args: [scores, { groupSize: 8 }] },
  samplesToSuccess: { call: variance.samplesToSuccess, args: [0.5, 0.95] },
  samplesToSuccessReal: { call: variance.samplesToSuccessReal, args: [0.5, 0.95] },
  samplesToSuccesses: { call: variance.samplesToSuccesses, args: [0.5, 3, 0.95] },
  smoothedNoiseScale: {
    call: variance.smoothedNoiseScale,
    args: [norms],
    options: { decay: 0.5 },
  },
  softmaxScoreMoments: { call: variance.softmaxScoreMoments, args: [[0.5, 0.5], [1]] },
  stepsForBatch: {
    call: variance.stepsForBatch,
    args: [250, { minimum: 10, noiseScale: 1000 }],
  },
  stoppedPassRate: {
    call: variance.stoppedPassRate,
    args: [
      { successes: 3, attempts: 21 },
      { target: 3, ...level },
    ],
    optional: ['1.level'],
  },
  noiseScaleInterval: {
    call: variance.noiseScaleInterval,
    args: [
      Array.from({ length: 12 }, (_, t) => 1 + 0.1 * Math.sin(t)),
      Array.from({ length: 12 }, (_, t) => 8 + Math.cos(t)),
    ],
    options: level,
  },
  twoBatchMoments: {
    call: variance.twoBatchMoments,
    args: [{ smallBatch: 1, bigBatch: 5, smallSquaredNorm: 9, bigSquaredNorm: 2.6 }],
  },
};
