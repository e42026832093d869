export * from './compare/classIntervals.ts';
export * from './compare/compareCapability.ts';
export type { Crossing } from './compare/crossings.ts';
export * from './compare/crossoverK.ts';
export * from './compare/jointClasses.ts';
export * from './compare/mcnemar.ts';
export * from './curve/meanPassAtK.ts';
export * from './curve/meanPassHatK.ts';
export * from './curve/passAtKCurve.ts';
export type { MeanPassAtKOptions } from './curve/passAtKMean.ts';
export type { PromptQuestion } from './curve/promptQuestion.ts';
export type { Categories } from './jaggedness/categoryCodes.ts';
export * from './jaggedness/categoryRatioPValue.ts';
export type {
  CategoryLevel,
  CategorySpread,
  JaggednessOptions,
} from './jaggedness/categorySpread.ts';
export { categoryStatistic } from './jaggedness/categoryStatistic.ts';
export * from './jaggedness/dersimonianLaird.ts';
export * from './jaggedness/gainJaggedness.ts';
export * from './jaggedness/giniBeyondChance.ts';
export * from './jaggedness/jaggedness.ts';
export * from './jaggedness/overdispersion.ts';
export * from './jaggedness/permutationPValue.ts';
export * from './jaggedness/rateDispersion.ts';
export * from './ledger/bestOfNKl.ts';
export * from './ledger/bestOfNKlBound.ts';
export * from './ledger/bitsLedger.ts';
export * from './ledger/gainSpendRatio.ts';
export * from './ledger/klFromBase.ts';
export * from './ledger/maximumPassRate.ts';
export * from './ledger/minimumKl.ts';
export * from './ledger/rewardBits.ts';
export * from './ledger/tiltedPassRate.ts';
export * from './passk/bestOfN.ts';
export { expectedPassAtK } from './passk/expectedPassAtK.ts';
export * from './passk/failuresToExclude.ts';
export * from './passk/majorityAtK.ts';
export * from './passk/passAtK.ts';
export * from './passk/passAtKOfRate.ts';
export * from './passk/passAtKQuantile.ts';
export * from './passk/passAtKSamplingVariance.ts';
export * from './passk/passAtKVariance.ts';
export * from './passk/passHatK.ts';
export * from './passk/pluginPassAtK.ts';
export * from './passk/probabilityAtLeast.ts';
export * from './passk/withReplacementBestOfN.ts';
