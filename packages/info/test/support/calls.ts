// long: one entry per exported function
import { createRng } from '@bits-per-sample/core';
import type { RefusalCase } from '@bits-per-sample/testkit';
import * as info from '../../src/index.ts';

const beliefs = { a: 2, b: 3 };
const counts = { successes: [3, 0, 2], attempts: [8, 8, 4] };
const mixture = { a: 2, b: 3, zero: 0.1, one: 0.2 };
const decision = { beliefs, threshold: 0.5 };
const curve = { losses: [2, 1], tokens: [10, 10] };
const level = { level: 0.9 };
const distribution = [0.5, 0.5];
const signal = { source: 'reward', bits: 0.5 } as const;
const bits = info.meanEntropy(counts, { method: 'plugin' });

/** Every function of the package, called rightly. */
export const calls: Readonly<Record<string, RefusalCase>> = {
  absorbedBits: { call: info.absorbedBits, args: [curve, { final: 1 }] },
  activeParameters: {
    call: info.activeParameters,
    args: [{ shared: 1, routed: 8, experts: 8, expertsPerToken: 2 }],
  },
  attentionFlops: {
    call: info.attentionFlops,
    args: [{ layers: 2, width: 64, prefix: 3, tokens: 5 }],
    options: { convention: 'palm', training: true },
    optional: ['0.prefix'],
  },
  bernoulliKl: { call: info.bernoulliKl, args: [0.5, 0.25] },
  betaBinomialEntropy: { call: info.betaBinomialEntropy, args: [beliefs, 8] },
  betaBinomialLogLikelihood: { call: info.betaBinomialLogLikelihood, args: [counts, beliefs] },
  betaBinomialMle: { call: info.betaBinomialMle, args: [counts] },
  betaBinomialMoments: {
    call: info.betaBinomialMoments,
    args: [{ successes: [3, 1], attempts: [8, 8] }],
  },
  teacherDistance: {
    call: info.teacherDistance,
    args: [{ student: [-1, -2], teacher: [-2, -1] }],
    options: { estimator: 'k3' },
  },
  toldBySampledTokens: {
    call: info.toldBySampledTokens,
    args: [{ student: [-1, -2], teacher: [-2, -1] }],
  },
  toldByTopTokens: { call: info.toldByTopTokens, args: [{ student: [-1, -2], teacher: [-2, -1] }] },
  turnEntropies: {
    call: info.turnEntropies,
    args: [
      [
        [1, 0],
        [0, 0],
      ],
    ],
  },
  binaryEntropy: { call: info.binaryEntropy, args: [0.5] },
  binaryEntropyColumn: {
    call: info.binaryEntropyColumn,
    args: [[0.5], new Float64Array(1)],
    optional: ['1'],
  },
  binaryEntropySd: { call: info.binaryEntropySd, args: [beliefs] },
  bitsPerByte: { call: info.bitsPerByte, args: [10, 4] },
  bitsPerDollar: {
    call: info.bitsPerDollar,
    args: [
      {
        bitsPerSample: 0.5,
        flopsPerSample: 1e12,
        peakFlopsPerSecond: 1e15,
        utilisation: 0.5,
        dollarsPerHour: 3,
      },
    ],
  },
  bitsPerFlop: { call: info.bitsPerFlop, args: [0.5, 1e12] },
  breakdown: {
    call: info.breakdown,
    args: [
      {
        steps: ['1', '1', '2'],
        prompts: ['a', 'b', 'a'],
        labels: ['x', 'y', 'x'],
        values: [0.5, 1, 0],
      },
    ],
  },
  costAdjustedCrossover: { call: info.costAdjustedCrossover, args: [4] },
  countEntropy: {
    call: info.countEntropy,
    args: [[3, 5]],
    options: { method: 'dirichlet', alpha: 0.5 },
  },
  crossEntropy: { call: info.crossEntropy, args: [distribution, distribution] },
  decodeTokensPerSecond: {
    call: info.decodeTokensPerSecond,
    args: [
      {
        parameters: 1e9,
        activeParameters: 5e8,
        bytesPerParameter: 1,
        kvBytesPerToken: 1e5,
        context: 1000,
        batch: 8,
        memoryBandwidth: 2e12,
        peakFlopsPerSecond: 1e15,
        utilisation: 0.5,
      },
    ],
    optional: ['0.activeParameters', '0.bytesPerParameter', '0.utilisation'],
  },
  degenerateProbability: { call: info.degenerateProbability, args: [0.5, 8] },
  degenerateShare: { call: info.degenerateShare, args: [mixture, 8] },
  distinctGuessesInformation: {
    call: info.distinctGuessesInformation,
    args: [distribution, [0]],
  },
  empiricalRewardEntropy: {
    call: info.empiricalRewardEntropy,
    args: [[0.5, 1]],
    options: { step: 0.1, method: 'plugin' },
  },
  entropy: { call: info.entropy, args: [distribution] },
  entropyPosteriorCdf: { call: info.entropyPosteriorCdf, args: [0.5, beliefs] },
  entropyPosteriorQuantile: { call: info.entropyPosteriorQuantile, args: [0.5, beliefs] },
  entropyUntilSuccess: { call: info.entropyUntilSuccess, args: [0.5] },
  episodeInformation: { call: info.episodeInformation, args: [[signal]] },
  expectedBinaryEntropy: { call: info.expectedBinaryEntropy, args: [beliefs] },
  expectedInformationGain: {
    call: info.expectedInformationGain,
    args: [beliefs],
    options: { groupSize: 8 },
  },
  expectedValueOfPerfectInformation: {
    call: info.expectedValueOfPerfectInformation,
    args: [decision],
  },
  expectedValueOfSampleInformation: {
    call: info.expectedValueOfSampleInformation,
    args: [decision, 8],
  },
  forwardFlops: { call: info.forwardFlops, args: [1e9, 10] },
  gaussianDifferentialEntropy: { call: info.gaussianDifferentialEntropy, args: [1] },
  gaussianRewardInformation: { call: info.gaussianRewardInformation, args: [3] },
  gpuDollars: {
    call: info.gpuDollars,
    args: [
      { prefill: 1e12, decode: 1e13, training: 1e14, teacher: 1e12, critic: 1e12 },
      {
        dollarsPerHour: 2,
        peakFlopsPerSecond: 1e15,
        utilisation: { prefill: 0.5, decode: 0.1, train: 0.4 },
      },
    ],
    optional: ['0.teacher', '0.critic'],
  },
  gradedAdvantageEntropy: {
    call: info.gradedAdvantageEntropy,
    args: [{ values: [0, 1], probabilities: distribution }, 4],
    options: { normalise: 'mean' },
  },
  groupAdvantageEntropy: { call: info.groupAdvantageEntropy, args: [0.5, 8] },
  groupCountEntropy: { call: info.groupCountEntropy, args: [0.5, 8] },
  groupRewardEntropy: { call: info.groupRewardEntropy, args: [0.5, 8] },
  groupsPerLiveGroup: { call: info.groupsPerLiveGroup, args: [0.5, 8] },
  informationEfficiency: {
    call: info.informationEfficiency,
    args: [{ ...bits }, { flops: 1e12, tokens: 100, seconds: 1, dollars: 1e-3 }],
    optional: ['1.flops', '1.tokens', '1.seconds', '1.dollars'],
  },
  informationRatio: { call: info.informationRatio, args: [0.5, 0.25] },
  inverseBinaryEntropy: { call: info.inverseBinaryEntropy, args: [0.5] },
  irreducibleBits: { call: info.irreducibleBits, args: [{ irreducible: 1, tokens: 10 }] },
  klDivergence: { call: info.klDivergence, args: [distribution, distribution] },
  kvCacheBytes: {
    call: info.kvCacheBytes,
    args: [{ layers: 2, kvHeads: 2, headDimension: 8, tokens: 5, bytesPerElement: 1 }],
    optional: ['0.bytesPerElement'],
  },
  labelAdvantage: { call: info.labelAdvantage, args: [0.5, 5] },
  labelInformation: { call: info.labelInformation, args: [0.5, 5] },
  lagSlope: {
    call: info.lagSlope,
    args: [
      { steps: ['1', '1', '2'], lags: [0, 2, 1], prompts: ['a', 'b', 'a'], values: [0.5, 1, 0] },
    ],
  },
  lengthPays: {
    call: info.lengthPays,
    args: [{ groups: ['a', 'a', 'b'], lengths: [5, 2, 7], successes: [1, 0, 1] }],
  },
  liveGroupBits: { call: info.liveGroupBits, args: [0.5, 8] },
  liveProbability: { call: info.liveProbability, args: [0.5, 8] },
  liveShare: { call: info.liveShare, args: [mixture, 8] },
  meanEntropy: {
    call: info.meanEntropy,
    args: [counts],
    options: { ...level, method: 'nsb', prompts: 'these', rng: createRng(1) },
  },
  meanPassRate: { call: info.meanPassRate, args: [counts], options: level },
  noisyVerifierInformation: {
    call: info.noisyVerifierInformation,
    args: [0.5],
    options: { falsePositive: 0.1, falseNegative: 0.1 },
  },
  oversamplingFactor: { call: info.oversamplingFactor, args: [mixture, 8] },
  passRateEntropy: {
    call: info.passRateEntropy,
    args: [{ successes: 3, attempts: 8 }],
    options: { ...level, method: 'plugin' },
  },
  passRateMixture: { call: info.passRateMixture, args: [counts] },
  passRatesWithEntropy: { call: info.passRatesWithEntropy, args: [0.5] },
  perStepBandwidth: { call: info.perStepBandwidth, args: [[0.5]] },
  perplexity: { call: info.perplexity, args: [1] },
  pooledEntropy: { call: info.pooledEntropy, args: [counts] },
  posteriorEntropies: {
    call: info.posteriorEntropies,
    args: [counts],
    options: { prior: beliefs, out: new Float64Array(3) },
  },
  prequentialCodeLength: { call: info.prequentialCodeLength, args: [curve] },
  quantisedGaussianEntropy: { call: info.quantisedGaussianEntropy, args: [1, { step: 0.5 }] },
  realisedRewardInformation: { call: info.realisedRewardInformation, args: [distribution, 0] },
  realisedRewardInformationUniform: {
    call: info.realisedRewardInformationUniform,
    args: [0.5, 5],
  },
  recommendedGroupSize: {
    call: info.recommendedGroupSize,
    args: [mixture],
    options: { candidates: [2, 4], keep: 0.5 },
  },
  reducibleBits: {
    call: info.reducibleBits,
    args: [{ crossEntropy: 2, irreducible: 1, tokens: 10 }],
  },
  rewardToLabelRatio: { call: info.rewardToLabelRatio, args: [0.5] },
  rlStepFlops: {
    call: info.rlStepFlops,
    args: [{ parameters: 1e9, promptTokens: 10, completionTokens: 100, groupSize: 8 }],
  },
  sampledGuessInformation: { call: info.sampledGuessInformation, args: [distribution] },
  scalarBandwidth: { call: info.scalarBandwidth, args: [2] },
  sequenceSurprisal: {
    call: info.sequenceSurprisal,
    args: [[-1, -2]],
    options: { sentinel: -100 },
    optional: ['0.0'],
    nullable: ['0.0'],
  },
  surprisal: { call: info.surprisal, args: [0.5] },
  surprisalColumn: {
    call: info.surprisalColumn,
    args: [[0.5], new Float64Array(1)],
    optional: ['1'],
  },
  surprisalFromLogits: { call: info.surprisalFromLogits, args: [[0, 0], 1] },
  tokenDollars: {
    call: info.tokenDollars,
    args: [
      { promptTokens: 10, completionTokens: 100, groupSize: 8, keptFraction: 0.5 },
      { prefill: 1, cachedPrefill: 0.2, sample: 3, train: 3 },
    ],
    optional: ['0.keptFraction', '1.cachedPrefill'],
  },
  trainingFlops: { call: info.trainingFlops, args: [1e9, 10], options: { recompute: true } },
  utilityPerBit: {
    call: info.utilityPerBit,
    args: [{ before: 0.2, after: 0.5, valuePerSuccess: 1, bits: 10 }],
  },
  valuePerBit: { call: info.valuePerBit, args: [decision, 8] },
  biasAwareQuantile: { call: info.biasAwareQuantile, args: [0.5, 0.9], optional: ['1'] },
  clusterMean: {
    call: info.clusterMean,
    args: [
      {
        means: [0.2, 0.5, 0.6],
        weights: [0.2, 0.4, 0.4],
        biasBound: 0.01,
        range: [0, 1],
        level: 0.9,
      },
    ],
    optional: ['0.weights', '0.biasBound', '0.level'],
  },
  countWeights: {
    call: (n, clusters) => info.countWeights(info.entropyRate, n, clusters),
    args: [4, 100],
  },
  disagreementWeights: { call: info.disagreementWeights, args: [4] },
  groupCorrelation: {
    call: info.groupCorrelation,
    args: [
      {
        successes: [1, 2, 0, 1],
        attempts: [4, 4, 4, 4],
        prompts: ['a', 'a', 'b', 'b'],
        steps: [0, 1, 0, 1],
      },
    ],
    options: { ...level, lag: 1 },
  },
  groupsToStart: {
    call: info.groupsToStart,
    args: [{ batch: 8, live: 0.4, standardError: 0.02, probability: 0.9 }],
    optional: ['0.standardError', '0.probability'],
  },
  keptBitsRate: { call: info.keptBitsRate, args: [8, 0.8] },
  coverageRate: { call: info.coverageRate, args: [8] },
  coverageWeights: { call: info.coverageWeights, args: [8, 4] },
  keptWeights: {
    call: (n, clusters) => info.keptWeights(info.entropyRate, n, clusters),
    args: [4, 100],
  },
  liveEntropyRate: { call: info.liveEntropyRate, args: [8] },
  liveGroupRatio: {
    call: info.liveGroupRatio,
    args: [counts],
    options: { ...level, groupSize: 4 },
  },
  liveRate: { call: info.liveRate, args: [8] },
  liveShareWeights: { call: info.liveShareWeights, args: [8, 4] },
  missingGroups: { call: info.missingGroups, args: [{ dead: 0, one: 30, two: 20, n: 8 }] },
  loraCapacity: {
    call: info.loraCapacity,
    args: [{ parameters: 1e6, bitsPerParameter: 16, bitsReceived: 1e5 }],
    optional: ['0.bitsPerParameter', '0.bitsReceived'],
  },
  loraParameters: { call: info.loraParameters, args: [{ rank: 8, shapes: [[64, 64]] }] },
  nllDrop: {
    call: info.nllDrop,
    args: [{ before: [3, 2, 4], after: [1, 2, 2], tokens: [5, 6, 7], sources: [0, 1, 2] }],
    options: level,
    optional: ['0.tokens', '0.sources'],
  },
  rlReadiness: { call: info.rlReadiness, args: [counts], options: { ...level, groupSize: 4 } },
  noisyVerdict: {
    call: info.noisyVerdict,
    args: [{ observed: 0.3, falsePass: 0.1, falseFail: 0.1 }],
    optional: ['0.falsePass', '0.falseFail'],
  },
  populationMean: {
    call: (...args) =>
      info.populationMean(info.entropyRate, ...(args as unknown as [typeof counts])),
    args: [counts],
    options: level,
  },
  populationMeans: {
    call: (...args) =>
      info.populationMeans([info.entropyRate], ...(args as unknown as [typeof counts])),
    args: [counts],
    options: level,
  },
  predictiveSurprise: {
    call: info.predictiveSurprise,
    args: [{ logProbability: [-1, -2, -3], reward: [1, 0, 1], prompt: ['a', 'b', 'c'] }],
    options: { ...level, folds: 2 },
  },
  promptsForMargin: {
    call: (...args) => info.promptsForMargin(info.entropyRate, ...(args as unknown as [never])),
    args: [{ margin: 0.05, groupSize: 8, spread: 0.4 }],
  },
  satterthwaite: { call: info.satterthwaite, args: [[0.5, 0.25, 0.25]] },
  sftFlops: {
    call: info.sftFlops,
    args: [
      {
        parameters: 1e9,
        promptTokens: 10,
        completionTokens: 100,
        loraParameters: 1e6,
        teacherParameters: 1e10,
        passRate: 0.5,
        attention: { layers: 2, width: 64 },
      },
    ],
    optional: ['0.loraParameters', '0.teacherParameters', '0.passRate', '0.attention'],
  },
  suitableGroupSizes: {
    call: info.suitableGroupSizes,
    args: [counts],
    options: { ...level, candidates: [2, 4], keep: 0.5 },
  },
  thesePrompts: {
    call: (...args) => info.thesePrompts(info.entropyRate, ...(args as unknown as [typeof counts])),
    args: [counts],
    options: level,
  },
  verdictsDisagree: {
    call: info.verdictsDisagree,
    args: [{ successes: [1, 3], attempts: [2, 3] }],
  },
  verdictRate: {
    call: info.verdictRate,
    args: [0.1, 0.1],
  },
  verdictErrorFromDisagreement: { call: info.verdictErrorFromDisagreement, args: [0.1] },
  verdictErrorsOfSets: {
    call: info.verdictErrorsOfSets,
    args: [{ successes: [1, 3, 4, 0], attempts: [2, 3, 5, 4] }],
  },
};
