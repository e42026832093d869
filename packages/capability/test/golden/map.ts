import { undefinedEstimate } from '@bits-per-sample/core';
import type { GoldenMap } from '@bits-per-sample/testkit';
import * as capability from '../../src/index.ts';
import { categorySpread } from '../../src/jaggedness/categorySpread.ts';
import { chiSquareCdf } from '../../src/numeric/chiSquare.ts';
import { studentTail } from '../../src/numeric/studentTail.ts';
import { varianceRatioCdf } from '../../src/numeric/varianceRatio.ts';

/** The chance of the spread by the ratio of variances, one row per prompt. */
function varianceRatioP(means: readonly number[], category: readonly number[]): number {
  const sums = [...new Set(category)].map((c) => {
    const rows = means.filter((_, i) => category[i] === c);
    const mean = rows.reduce((a, x) => a + x, 0) / rows.length;
    const squares = rows.reduce((a, x) => a + (x - mean) ** 2, 0);
    const variance = squares / (rows.length - 1) / rows.length;
    return {
      name: `${c}`,
      prompts: rows.length,
      mean,
      variance,
      freedom: rows.length - 1,
      grain: 1,
    };
  });
  const interval = () => undefinedEstimate('probability', 'not asked for');
  return categorySpread(sums, { fn: 'test', among: 'these', level: 0.95, interval }).pValue;
}

const scoresOf = (successes: number[], attempts: number[]) =>
  capability.promptScores({ successes, attempts });

/** Golden names of capability: pass@k, elicitation, the ledger of bits, jaggedness. */
export const map: GoldenMap = {
  'elicit.passAtKUnbiased': ({ n, c, k }) => capability.passAtK(c, n, k),
  'elicit.passAtKVarianceUnbiased': ({ n, c, k }) => capability.passAtKVariance(c, n, k),
  'elicit.passAtKTrueVariance': ({ n, p, k }) => capability.passAtKSamplingVariance(p, n, k),
  'elicit.passAtKBetaMean': ({ a, b, k }) => capability.expectedPassAtK({ a, b }, k),
  'elicit.passAtKBetaQuantile': ({ prob, a, b, k }) =>
    capability.passAtKQuantile(prob, { a, b }, k),
  'dyn.passAtKPowerLaw': ({ a, b, k }) => capability.failAtKPowerLaw({ a, b }, k),
  'elicit.probAtLeast': ({ a, b, eps }) => capability.probabilityAtLeast({ a, b }, eps),
  'elicit.zeroSuccessSamplesNeeded': ({ eps, confidence, a0, b0 }) =>
    capability.failuresToExclude(eps, { confidence, prior: { a: a0, b: b0 } }),
  'elicit.bestOfNKlBoundBits': ({ n }) => capability.bestOfNKlBound(n),
  'elicit.bestOfNBinaryKlBits': ({ n, p }) => capability.bestOfNKl(p, n),
  'elicit.minKlBits': ({ p0, p1 }) => capability.minimumKl({ before: p0, after: p1 }),
  'elicit.tiltedPassRate': ({ p, beta }) => capability.tiltedPassRate(p, beta),
  'elicit.meanPassAtK': ({ ns, cs, k }) =>
    capability.meanPassAtK({ successes: cs, attempts: ns }, k).value,
  'elicit.crossoverK': ({ baseN, baseC, rlN, rlC }) =>
    capability.crossoverK({ successes: baseC, attempts: baseN }, { successes: rlC, attempts: rlN }),
  'elicit.rewardBitsBudget': (groups) => capability.rewardBits(groups),
  'elicit.maxPassRateFromBits': ({ p0, bits }) => capability.maximumPassRate(p0, bits),
  'elicit.infoGainSpendRatio': ({ p0, p1, rewardBits }) =>
    capability.gainSpendRatio({ before: p0, after: p1, spent: rewardBits }),
  'jag.summary': ({ successes, trials, attempts = trials }) => {
    const counts = { successes, attempts };
    const { intraclassCorrelation, ...dispersion } = capability.rateDispersion(counts);
    return { ...dispersion, iccAnova: intraclassCorrelation };
  },
  'jag.dersimonianLaird': ({ effects, variances }) => {
    const { q, tauSquared, iSquared, fixedMean, mean, standardError } = capability.dersimonianLaird(
      effects,
      variances,
    );
    return {
      Q: q,
      tau2: tauSquared.value,
      iSquared,
      fixedMean,
      randomMean: mean.value,
      randomSe: standardError,
    };
  },

  jointClasses: ({ base, trained, n, epsilon }) => {
    const attempts = base.map(() => n);
    const sides = [base, trained].map((successes) => ({ successes, attempts }));
    const { expected, ...chances } = capability.jointClasses(sides[0]!, sides[1]!, { epsilon });
    const { both, baseOnly, trainedOnly, neither } = expected;
    return { ...chances, expected: [both, baseOnly, trainedOnly, neither] };
  },
  categoryStatistic: ({ means, category }) => ({
    statistic: capability.categoryStatistic(means, category),
    varianceRatioP: varianceRatioP(means, category),
  }),

  // quantities that have no golden name elsewhere
  'capability.passHatK': ({ n, c, k }) => capability.passHatK(c, n, k),
  'capability.passAtKOfRate': ({ p, k }) => capability.passAtKOfRate(p, k),
  'capability.pluginPassAtK': ({ n, c, k }) => capability.pluginPassAtK(c, n, k),
  'capability.bestOfN': ({ rewards, k, by }) => capability.bestOfN(rewards, k, by ? { by } : {}),
  'capability.withReplacementBestOfN': ({ rewards, k }) =>
    capability.withReplacementBestOfN(rewards, k),
  'capability.majorityAtK': ({ k, ...answers }) => capability.majorityAtK(answers, k),
  'capability.mcnemar': ({ both, baseOnly, trainedOnly, neither }) => {
    const sides = [
      [both, 1, 1],
      [baseOnly, 1, 0],
      [trainedOnly, 0, 1],
      [neither, 0, 0],
    ].flatMap(([times, base, trained]) => Array.from({ length: times }, () => [base!, trained!]));
    return capability.mcnemar({
      base: sides.map(([base]) => base!),
      trained: sides.map(([, trained]) => trained!),
    });
  },
  'capability.overdispersion': (counts) => capability.overdispersion(counts).value,
  'capability.chiSquareCdf': ({ x, freedom }) => chiSquareCdf(x, freedom),
  'capability.varianceRatioCdf': ({ f, numerator, denominator, noncentrality }) =>
    varianceRatioCdf(f, numerator, denominator, noncentrality),
  'capability.categoryRatioPValue': ({ rates, category }) => ({
    p: capability.categoryRatioPValue(rates, category),
  }),
  'capability.attemptVariance': ({ successes, attempts }) =>
    capability.attemptVariance(successes, attempts),
  'capability.runToRunNoise': ({ successes, attempts }) => {
    const noise = capability.runToRunNoise(scoresOf(successes, attempts));
    const { chanceShare: share } = noise;
    return {
      within: noise.within.value,
      between: noise.between,
      these: noise.standardError.these.value,
      sample: noise.standardError.sample.value,
      oneThese: noise.oneAttempt.these.value,
      oneSample: noise.oneAttempt.sample.value,
      rerun: noise.rerun.value,
      repeated: noise.repeated,
      share: share.value,
    };
  },
  'capability.pairedNoise': ({ base, baseAttempts, trained, trainedAttempts }) => {
    const sides = [scoresOf(base, baseAttempts), scoresOf(trained, trainedAttempts)] as const;
    const sample = capability.pairedNoise(...sides);
    const these = capability.pairedNoise(...sides, { prompts: 'these' });
    return {
      difference: sample.difference,
      these: sample.standardError.these.value,
      sample: sample.standardError.sample.value,
      chance: sample.chance,
      more: sample.moreThanChance,
      between: sample.between,
      smallestThese: these.smallest.value,
      smallestSample: sample.smallest.value,
      halveThese: these.attemptsToHalve,
      halveSample: sample.attemptsToHalve,
    };
  },
  'capability.runSpread': ({ runs, attempts }) => {
    const all = runs.map((successes: number[]) => scoresOf(successes, attempts));
    const { spread, chance, pValue } = capability.runSpread(all);
    return { spread, chance, pValue };
  },
  'capability.smallestDifference': ({ standardError, freedom, ...options }) =>
    capability.smallestDifference(standardError, { ...options, freedom: Number(freedom) }),
  'capability.majorityTies': ({ k, ties, ...answers }) =>
    capability.majorityAtK(answers, k, { ties }),
  'capability.studentTail': ({ t, freedom }) => studentTail(t, freedom),
};
