import type { GoldenMap } from '@bits-per-sample/testkit';
import * as variance from '../../src/index.ts';

interface Model {
  readonly p: number;
  readonly D: number;
  readonly tau1: number;
  readonly tau0: number;
}

const scoresOf = ({ p, D, tau1, tau0 }: Model): variance.ScoreMoments => ({
  p,
  squaredGap: D,
  successVariance: tau1,
  failureVariance: tau0,
});

const rowsOf = (rows: readonly (readonly number[])[]): variance.GradientMatrix => ({
  values: Float64Array.from(rows.flat()),
  dimension: rows[0]!.length,
});

/** The reference takes a noise below 1e-45 for zero. */
const floored = ({ weight, signal, noise, signalToNoise }: variance.GroupMoments) =>
  noise < 1e-45
    ? { weight, signal, noise: 0, snr: Number.POSITIVE_INFINITY }
    : { weight, signal, noise, snr: signalToNoise };

/** From the names of the golden quantities of signal, noise and allocation to public functions. */
export const map: GoldenMap = {
  noiseScaleInterval: ({ signal, noise }) => variance.noiseScaleInterval(signal, noise),
  'grad.groupMoments': ({ estimator, N, b, eps, ddof, k, ...model }) =>
    floored(
      variance.groupMoments(scoresOf(model), {
        estimator,
        groupSize: N,
        ...(b === undefined ? {} : { baseline: b }),
        ...(eps === undefined ? {} : { epsilon: eps }),
        ...(ddof === undefined ? {} : { ddof }),
        ...(k === undefined ? {} : { k }),
      }),
    ),
  'grad.reinforceNoise': ({ N, b, ...model }) =>
    variance.reinforceNoise(scoresOf(model), { groupSize: N, baseline: b }),
  'grad.rlooNoise': ({ N, ...model }) => variance.rlooNoise(scoresOf(model), { groupSize: N }),
  'grad.rlooSnr': ({ N, ...model }) =>
    variance.rlooSignalToNoise(scoresOf(model), { groupSize: N }),
  'grad.optimalBaseline': ({ p, secondMoment1, secondMoment0 }) =>
    variance.optimalBaseline({
      p,
      successSecondMoment: secondMoment1,
      failureSecondMoment: secondMoment0,
    }),
  'grad.grpoWeight': ({ N, p, ddof = 0 }) => variance.grpoWeight(p, N, { ddof }),
  'grad.grpoWeightLimit': ({ N, ddof = 0 }) => variance.grpoWeightLimit(N, { ddof }),
  'grad.maxrlWeight': ({ T, p }) => variance.maxrlWeight(p, T),
  'grad.passkWeight': ({ k, p }) => variance.passkWeight(p, k),
  'grad.objectiveGrpo': ({ p }) => variance.grpoObjective(p),
  'grad.objectiveMaxrl': ({ T, p }) => variance.maxrlObjective(p, T),
  'grad.samplesToSuccess': ({ p, confidence }) => variance.samplesToSuccess(p, confidence),
  'grad.samplesToSuccessReal': ({ p, confidence }) => variance.samplesToSuccessReal(p, confidence),
  'grad.samplesToMSuccesses': ({ p, m, confidence }) =>
    variance.samplesToSuccesses(p, m, confidence),
  'grad.softmaxScoreMoments': ({ probs, correct }) => {
    const moments = variance.softmaxScoreMoments(probs, correct);
    return {
      p: moments.p,
      D: moments.squaredGap,
      tau1: moments.successVariance,
      tau0: moments.failureVariance,
      gradNormSq: moments.gradientSquaredNorm,
    };
  },
  'grad.crossEntropyMoments': ({ policy, target }) => {
    const { signal, noise, signalToNoise } = variance.crossEntropyMoments(policy, target);
    return { signal, noise, snr: signalToNoise };
  },
  'gns.twoBatch': ({ gradSqSmall, gradSqBig, batchSmall, batchBig }) => {
    const { signal, noise, noiseScale } = variance.twoBatchMoments({
      smallBatch: batchSmall,
      bigBatch: batchBig,
      smallSquaredNorm: gradSqSmall,
      bigSquaredNorm: gradSqBig,
    });
    return { gradSq: signal, traceSigma: noise, bSimple: noiseScale };
  },
  'gns.fromMicrobatches': ({ gradients, microbatchSize }) => {
    const { signal, noise } = variance.microbatchNoiseScale(rowsOf(gradients), {
      microbatch: microbatchSize,
    });
    return { gradSq: signal, traceSigma: noise, bSimple: noise / signal };
  },
  'gns.jackknife': ({ gradients, microbatchSize }) => {
    const { signal, noise, biasCorrected, standardError } = variance.microbatchNoiseScale(
      rowsOf(gradients),
      { microbatch: microbatchSize },
    );
    return { estimate: noise / signal, biasCorrected, standardError };
  },
  'gns.optimalLearningRate': ({ lrMax, bNoise, batch }) =>
    variance.optimalLearningRate(batch, { maximum: lrMax, noiseScale: bNoise }),
  'gns.lossImprovementFraction': ({ bNoise, batch }) =>
    variance.lossImprovementFraction(batch, bNoise),
  'gns.stepsForBatch': ({ sMin, bCrit, batch }) =>
    variance.stepsForBatch(batch, { minimum: sMin, noiseScale: bCrit }),
  'gns.examplesForBatch': ({ eMin, bCrit, batch }) =>
    variance.examplesForBatch(batch, { minimum: eMin, noiseScale: bCrit }),
  'gns.noiseHessian': ({ gradient, hessianDiag, sigmaDiag }) => {
    const scale = variance.hessianNoiseScale({
      gradient,
      hessianDiagonal: hessianDiag,
      varianceDiagonal: sigmaDiag,
    });
    return {
      bNoise: scale.noiseScale,
      bSimple: scale.simpleNoiseScale,
      lrMax: scale.maximumLearningRate,
      deltaLossMax: scale.maximumImprovement,
    };
  },
  'gns.gaussianSketchVariance': ({ x, y, k }) => variance.gaussianSketchVariance(x, y, { size: k }),
  'gns.countSketchVariance': ({ x, y, k }) => variance.countSketchVariance(x, y, { size: k }),
  'alloc.neyman': ({ p, total, cost }) =>
    variance.neymanAllocation({
      deviation: p.map((rate: number) => Math.sqrt(rate * (1 - rate))),
      total,
      ...(cost === undefined ? {} : { cost }),
    }),
  'alloc.optimalGroupSize': ({ betweenVar, withinVar, promptCost }) =>
    variance.optimalGroupSize({
      betweenVariance: betweenVar,
      withinVariance: withinVar,
      promptCost,
    }),
  'alloc.groupVariancePerCost': ({ N, betweenVar, withinVar, promptCost }) =>
    variance.groupVariancePerCost(N, {
      betweenVariance: betweenVar,
      withinVariance: withinVar,
      promptCost,
    }),
};
