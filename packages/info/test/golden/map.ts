/**
 * From the names of the golden quantities to the functions of this package, with their arguments
 * put in place; and to those of core that it stands on. A new quantity is one line.
 */
import * as core from '@bits-per-sample/core';
import type { GoldenMap } from '@bits-per-sample/testkit';
import * as info from '../../src/index.ts';

const ends = ({ lower, upper }: { lower: number; upper: number }) => [lower, upper];
const count = ({ k, n }: { k: number; n: number }) => [k, n] as const;
const counts = ({ ks, ns }: { ks: number[]; ns: number[] }) => ({
  successes: Float64Array.from(ks),
  attempts: Float64Array.from(ns),
});
const curve = ({ lossesNats, tokens }: { lossesNats: number[]; tokens: number[] }) => ({
  losses: lossesNats,
  tokens,
});
const decision = ({ a, b, threshold }: { a: number; b: number; threshold: number }) => ({
  beliefs: { a, b },
  threshold,
});
const estimator =
  (method: info.CountEntropyMethod): GoldenMap[string] =>
  ({ counts, alpha }) =>
    info.countEntropy(counts, alpha === undefined ? { method } : { method, alpha });

/** A function of the pass rate by its golden name. */
function rateOf(functional: string, groupSize?: number): info.RateFunction {
  if (functional === 'entropy') return info.entropyRate;
  if (functional === 'disagreement') return info.disagreementRate;
  if (functional === 'live') return info.liveRate(groupSize!);
  if (functional.startsWith('live ')) return info.liveRate(Number(functional.slice(5)));
  return info.liveEntropyRate(groupSize!);
}
const at = (weights: Float64Array, places?: number[]): number[] =>
  places === undefined ? [...weights] : places.map((k) => weights[k]!);
// biome-ignore lint/suspicious/noExplicitAny: golden arguments of several shapes
const populationMean = ({ functional, prompt, per, ...groups }: any) =>
  info.populationMean(rateOf(functional), groups, { prompts: prompt, per });

/** Bits absorbed with the ends of their interval. */
function drop(pairs: info.NllPairs, level: number, of: keyof info.NllDrop) {
  const { value, lower, upper } = info.nllDrop(pairs, { level })[of];
  return { value, lower, upper };
}

/** Functions by golden name. */
export const map: GoldenMap = {
  // population
  biasAwareQuantile: ({ ratio, level }) => info.biasAwareQuantile(ratio, level),
  clusterMean: (clusters) => info.clusterMean(clusters),
  countWeights: ({ functional, groupSize, n, clusters, at: places }) => {
    const got = info.countWeights(rateOf(functional, groupSize), n, clusters);
    return { weights: at(got.weights, places), biasBound: got.biasBound };
  },
  disagreementWeights: ({ n }) => info.disagreementWeights(n),
  groupCorrelation: ({ prompt, step, ...groups }) =>
    info.groupCorrelation({ ...groups, prompts: prompt, steps: step }),
  groupsToStart: (wish) => info.groupsToStart(wish),
  keptWeights: ({ functional, n, clusters }) => info.keptWeights(rateOf(functional), n, clusters),
  liveGroupRatio: ({ which, successes, n }) =>
    info.liveGroupRatio({ successes, attempts: successes.map(() => n) }, { which }),
  liveShareWeights: ({ n, groupSize, at: places }) =>
    at(info.liveShareWeights(n, groupSize), places),
  meanOf: populationMean,
  missingGroups: (counts) => info.missingGroups(counts),
  noisyVerdict: (errors) => info.noisyVerdict(errors),
  populationMean,
  predictiveSurprise: ({ folds, ...rollouts }) => info.predictiveSurprise(rollouts, { folds }),
  satterthwaite: ({ weights }) => info.satterthwaite(weights),
  thesePrompts: ({ functional, ...groups }) => info.thesePrompts(rateOf(functional), groups),
  verdictErrorFromDisagreement: ({ disagreement }) =>
    info.verdictErrorFromDisagreement(disagreement),

  // samples of supervised training, adapters
  'capacity.adapterParameters': (adapters) => info.loraParameters(adapters),
  'capacity.card': (adapter) => {
    const { storageBits, knowledgeBits, receivedOverStorage } = info.loraCapacity(adapter);
    return { storageBits, knowledgeBits, receivedOverStorage };
  },
  'sft.coverageWeights': ({ n, groupSize }) => [...info.coverageWeights(n, groupSize)],
  'sft.perSample': ({ level, ...pairs }) => drop(pairs, level, 'perSample'),
  'sft.perToken': ({ level, ...pairs }) => drop(pairs, level, 'perToken'),
  'dense.nllDrop': ({ level, ...pairs }) => ({
    meanBits: info.nllDrop(pairs, { level }).perSample.value,
  }),

  // causes
  breakdown: (groups) => info.breakdown(groups),
  lagSlope: (groups) => info.lagSlope(groups),
  lengthPays: (rollouts) => info.lengthPays(rollouts),
  verdictErrorsOfSets: (sets) => {
    const { falsePass, falseFail, right, unlike } = info.verdictErrorsOfSets(sets);
    return { falsePass, falseFail, right, unlike };
  },
  verdictsDisagree: (sets) => {
    const { mixed, disagreement, error } = info.verdictsDisagree(sets);
    return { mixed, disagreement, error };
  },

  // supervised
  'info.surprisalBits': ({ p }) => info.surprisal(p),
  'info.entropyBits': ({ probs }) => info.entropy(probs),
  'info.crossEntropyBits': ({ p, q }) => info.crossEntropy(p, q),
  'info.klBits': ({ p, q }) => info.klDivergence(p, q),
  'info.perplexity': ({ meanNllNats }) => info.perplexity(meanNllNats),
  'info.bitsPerByte': ({ totalNllNats, bytes }) => info.bitsPerByte(totalNllNats, bytes),
  'info.prequentialBits': (args) => info.prequentialCodeLength(curve(args)),
  'info.absorbedBits': (args) => info.absorbedBits(curve(args), { final: args.finalLossNats }),
  'info.reducibleBits': ({ crossEntropyNats, irreducibleNats, tokens }) =>
    info.reducibleBits({ crossEntropy: crossEntropyNats, irreducible: irreducibleNats, tokens }),

  // rewards
  'info.binaryEntropyBits': ({ p }) => info.binaryEntropy(p),
  'info.inverseBinaryEntropy': ({ h }) => info.inverseBinaryEntropy(h),
  'info.bernoulliKlBits': ({ p, q }) => info.bernoulliKl(p, q),
  'info.geometricEntropyBits': ({ p }) => info.entropyUntilSuccess(p),
  'info.noisyVerifierBits': ({ p, fpr, fnr }) =>
    info.noisyVerifierInformation(p, { falsePositive: fpr, falseNegative: fnr }),
  'info.gaussianRewardBits': ({ snr }) => info.gaussianRewardInformation(snr),
  'info.gaussianDifferentialEntropyBits': ({ sigma }) => info.gaussianDifferentialEntropy(sigma),
  'info.quantisedGaussianEntropyBits': ({ sigma, delta }) =>
    info.quantisedGaussianEntropy(sigma, { step: delta }),
  'info.bandwidthScalarBits': ({ levels }) => info.scalarBandwidth(levels),
  'info.bandwidthPerStepBits': ({ stepEntropiesBits }) => info.perStepBandwidth(stepEntropiesBits),

  // the two accounts
  'info.article.slBits': ({ p }) => info.surprisal(p),
  'info.article.rlBits': ({ p }) => info.binaryEntropy(p),
  'info.article.costAdjustedCrossover': ({ costRatio }) => info.costAdjustedCrossover(costRatio),
  'info.fair.slExpectedBits': ({ p, K }) => info.labelInformation(p, K),
  'info.fair.rlExpectedBits': ({ p }) => info.binaryEntropy(p),
  'info.fair.gapBits': ({ p, K }) => info.labelAdvantage(p, K),
  'info.fair.rlSampledGuessBits': ({ q }) => info.sampledGuessInformation(q),
  'info.fair.rlRealisedBits': ({ q, y }) => info.realisedRewardInformation(q, y),
  'info.fair.rlRealisedUniformRestBits': ({ p, K }) => info.realisedRewardInformationUniform(p, K),
  'info.fair.distinctGuessesBits': ({ q, guesses }) => info.distinctGuessesInformation(q, guesses),

  // groups
  'info.groupRewardBits': ({ G, p }) => info.groupRewardEntropy(p, G),
  'info.groupAdvantageBits': ({ G, p }) => info.groupAdvantageEntropy(p, G),
  'info.groupCountEntropyBits': ({ G, p }) => info.groupCountEntropy(p, G),
  'info.betaBinomialEntropyBits': ({ n, a, b }) => info.betaBinomialEntropy({ a, b }, n),
  'info.groupEigBits': ({ G, a, b }) => info.expectedInformationGain({ a, b }, { groupSize: G }),
  'info.baldBits': ({ a, b }) => info.expectedInformationGain({ a, b }),
  'grad.degenerateProbability': ({ G, p }) => info.degenerateProbability(p, G),
  'grad.expectedGroupsPerKept': ({ G, p }) => info.groupsPerLiveGroup(p, G),

  // entropy from counts
  'info.expectedBinaryEntropyBits': ({ a, b }) => info.expectedBinaryEntropy({ a, b }),
  'info.binaryEntropySdBits': ({ a, b }) => info.binaryEntropySd({ a, b }),
  'est.entropyPluginBits': estimator('plugin'),
  'est.entropyMillerMadowBits': estimator('miller-madow'),
  'est.entropyJackknifeBits': estimator('jackknife'),
  'est.entropyChaoShenBits': estimator('chao-shen'),
  'est.entropyZhangBits': estimator('zhang'),
  'est.entropyGrassberger1988Bits': estimator('grassberger-1988'),
  'est.entropyGrassberger2003Bits': estimator('grassberger-2003'),
  'est.entropySchurmannGrassbergerBits': estimator('schurmann-grassberger'),
  'est.entropyDirichletMeanBits': estimator('dirichlet'),
  'est.entropyNsbBits': estimator('nsb'),
  'est.betaPosteriorEntropyBits': ({ k, n, a0, b0 }) =>
    info.expectedBinaryEntropy(
      core.betaPosterior({ successes: k, attempts: n }, { prior: { a: a0, b: b0 } }),
    ),
  'est.entropyPosteriorCdf': ({ hBits, a, b }) => info.entropyPosteriorCdf(hBits, { a, b }),
  'est.entropyPosteriorQuantileBits': ({ prob, a, b }) =>
    info.entropyPosteriorQuantile(prob, { a, b }),

  // pass rates
  'est.wilson': (args) => ends(core.wilson(...count(args), { level: args.conf })),
  'est.jeffreys': (args) => ends(core.jeffreys(...count(args), { level: args.conf })),
  'est.clopperPearson': (args) => ends(core.clopperPearson(...count(args), { level: args.conf })),
  'est.normalQuantile': ({ prob }) => core.normalQuantile(prob),
  'est.betaCdf': ({ x, a, b }) => core.betainc(x, a, b),
  'est.betaQuantile': ({ prob, a, b }) => core.betaQuantile(prob, a, b),
  'est.betaBinomialLogLik': (args) =>
    info.betaBinomialLogLikelihood(counts(args), { a: args.a, b: args.b }),
  'est.betaBinomialMle': (args) => {
    const { a, b } = info.betaBinomialMle(counts(args));
    return [a, b];
  },
  'est.betaBinomialMoments': (args) => {
    const { mean, correlation, a, b } = info.betaBinomialMoments(counts(args));
    return { pi: mean, rho: correlation, a, b };
  },
  'est.ebPosteriorMean': ({ k, n, a, b }) =>
    core.betaMean(core.betaPosterior({ successes: k, attempts: n }, { prior: { a, b } })),

  // computation
  'flops.train6nd': ({ params, tokens }) => info.trainingFlops(params, tokens),
  'flops.forward2nd': ({ params, tokens }) => info.forwardFlops(params, tokens),
  'flops.attentionForwardCausal': ({ layers, dAttn, prefix, newTokens }) =>
    info.attentionFlops({ layers, width: dAttn, prefix, tokens: newTokens }),
  'flops.kvCacheBytes': ({ headDim, ...shape }) =>
    info.kvCacheBytes({ ...shape, headDimension: headDim }),
  'flops.rlStep': ({ paramsActive, criticParams, rewardModelParams, ...step }) => {
    const {
      training,
      prefill: _,
      decode: __,
      teacher: ___,
      ...flops
    } = info.rlStepFlops({
      ...step,
      parameters: paramsActive,
      criticParameters: criticParams,
      rewardModelParameters: rewardModelParams,
    });
    return { ...flops, train: training };
  },
  'flops.bitsPerFlop': ({ bitsPerSample, flopsPerSample }) =>
    info.bitsPerFlop(bitsPerSample, flopsPerSample),
  'flops.bitsPerDollar': (price) => info.bitsPerDollar(price),

  'flops.decodeTokensPerSecond': (decoding) => info.decodeTokensPerSecond(decoding),
  'plan.rolloutFlops': ({ groupSize, ...step }) => {
    const flops = info.rlStepFlops({ ...step, groupSize });
    const { prefill, decode, oldLogprobs, reference, teacher, training: train, total } = flops;
    const phases = { prefill, decode, oldLogprobs, reference, teacher, train, total };
    return Object.fromEntries(Object.entries(phases).map(([phase, x]) => [phase, x / groupSize]));
  },
  'plan.sftFlops': ({ answerTokens, rejectionPassRate, ...example }) =>
    info.sftFlops({ ...example, completionTokens: answerTokens, passRate: rejectionPassRate })
      .total,
  'plan.tokenDollars': ({ perMillion, teacherPrefillPerMillion, ...rollout }) =>
    info.tokenDollars({ ...rollout, teacherPrefill: teacherPrefillPerMillion }, perMillion),
  'plan.gpuDollars': ({ flops: { train, ...flops }, ...price }) =>
    info.gpuDollars({ ...flops, training: train }, price),
  'plan.oversample': ({ live, wanted, confidence }) =>
    info.groupsToStart({ batch: wanted, live, standardError: 0, probability: confidence }),

  // dense signals
  'dense.teacherDistance': ({ estimator, ...logprobs }) =>
    info.teacherDistance(logprobs, { estimator }),
  'dense.sampledTeacherBits': (logprobs) => info.toldBySampledTokens(logprobs),
  'dense.topKTeacherBits': (logprobs) => info.toldByTopTokens(logprobs),
  'dense.labelInformation': ({ teacher, student }) => ({
    bits: info.klDivergence(teacher, student),
    noise: info.entropy(teacher),
  }),
  'dense.rewardVectorEntropy': ({ patternCounts }) =>
    info.countEntropy(patternCounts, { method: 'jackknife' }),
  'dense.turnEntropies': ({ rewards }) => {
    const { bits, perTurn } = info.turnEntropies(rewards);
    return { bits, perTurn: [...perTurn] };
  },

  // value
  'value.evpi': (args) => info.expectedValueOfPerfectInformation(decision(args)),
  'value.evsi': (args) => info.expectedValueOfSampleInformation(decision(args), args.m),
  'value.evsiPerBit': (args) => info.valuePerBit(decision(args), args.m),
  'value.utilityPerBit': ({ p0, p1, valuePerSuccess, bits }) =>
    info.utilityPerBit({ before: p0, after: p1, valuePerSuccess, bits }),
  'value.informationRatio': ({ expectedRegret, informationGainBits }) =>
    info.informationRatio(expectedRegret, informationGainBits),
};
