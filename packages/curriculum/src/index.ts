// the facade and its contract

// allocate
export * from './allocate/fixed.ts';
// the pipeline
export * from './composeStrategy.ts';
export * from './curriculum.ts';
// estimate
export { type BetaCountsOptions, betaCounts } from './estimate/betaCounts.ts';
export * from './estimate/lastMean.ts';
export * from './estimate/movingAverage.ts';
export * from './estimate/pooledLogit.ts';
export * from './estimate/windowMean.ts';
// filter
export * from './filter/band.ts';
export * from './filter/cooldown.ts';
export * from './filter/notPending.ts';
export * from './filter/solvable.ts';
// gate
export * from './gate/advantageRange.ts';
export * from './gate/maxAge.ts';
export * from './gate/nonDegenerate.ts';
// modify
export * from './modify/costPerRollout.ts';
export * from './modify/floor.ts';
export * from './modify/progressGate.ts';
export * from './modify/staleness.ts';
export * from './modify/stratumGuard.ts';
export * from './rating/alphaRank.ts';
export * from './rating/bradleyTerry.ts';
export * from './rating/eloDifference.ts';
// ratings
export * from './rating/eloExpected.ts';
export * from './rating/eloUpdate.ts';
export * from './rating/glickoExpected.ts';
export * from './rating/glickoG.ts';
export * from './rating/glickoUpdate.ts';
export * from './rating/trueskillQuality.ts';
export * from './rating/trueskillWinProbability.ts';
export * from './rating/winMatrix.ts';
export * from './rating/winRates.ts';
export * from './restore.ts';
export * from './rule/attempts/attemptsForTarget.ts';
export * from './rule/attempts/bestOfAttempts.ts';
export * from './rule/attempts/bitsPerRolloutOfPassK.ts';
export * from './rule/attempts/majorityVoteBinary.ts';
export * from './rule/attempts/passAtK.ts';
export * from './rule/attempts/reinforceAdaExit.ts';
export * from './rule/attempts/screeningRule.ts';
export * from './rule/belief/botsUpdate.ts';
export * from './rule/belief/moppsEffectiveSampleSize.ts';
export * from './rule/belief/moppsUpdate.ts';
export * from './rule/belief/secUpdate.ts';
export * from './rule/schedule/adabackInterval.ts';
export * from './rule/schedule/adarftTarget.ts';
export * from './rule/schedule/e2hCosine.ts';
export * from './rule/schedule/e2hGaussian.ts';
export * from './rule/schedule/nextLevel.ts';
export * from './rule/schedule/prefixFractionForTarget.ts';
export * from './rule/schedule/pretrainingSwitch.ts';
export * from './rule/score/absoluteZeroReward.ts';
export * from './rule/score/boltzmann.ts';
export * from './rule/score/learnabilityUnbiased.ts';
export * from './rule/score/meanAbsGrpoAdvantage.ts';
export * from './rule/score/plrWeights.ts';
export * from './rule/score/proposerReward.ts';
export * from './rule/score/rZeroReward.ts';
// sample
export * from './sample/gumbelTopK.ts';
export * from './sample/mixed.ts';
export * from './sample/rankPower.ts';
export * from './sample/sampler.ts';
export * from './sample/softmax.ts';
export * from './sample/sumTree.ts';
export * from './sample/systematic.ts';
export * from './sample/thompsonTopK.ts';
export * from './sample/withReplacement.ts';
// score
export * from './score/constant.ts';
export * from './score/feature.ts';
export * from './score/nearTarget.ts';
export * from './score/passVariance.ts';
export * from './score/progress.ts';
export * from './score/signal.ts';
export * from './score/steps.ts';
export * from './selfPlay/fictitiousPlay.ts';
export * from './selfPlay/latestOpponent.ts';
export type { OpponentOptions } from './selfPlay/opponentStrategy.ts';
export * from './selfPlay/pfsp.ts';
export * from './selfPlay/pfspWeights.ts';
export * from './selfPlay/ratingMatch.ts';
export * from './selfPlay/ratingMatchWeights.ts';
export * from './selfPlay/roleAdvantages.ts';
export * from './space/alpGmm.ts';
export * from './space/covarGmm.ts';
export * from './space/domainRandomization.ts';
export * from './space/expandingBox.ts';
export type { MixtureOptions } from './space/mixtureTeacher.ts';
export * from './space/riac.ts';
export type { SpaceOptions } from './space/spaceStrategy.ts';
export * from './space/uniformSpace.ts';
export * from './state/digestJson.ts';
export * from './state/fromStateJson.ts';
export { toStateJson } from './state/toStateJson.ts';
export * from './strategies/difficultyPools.ts';
export * from './strategies/everyStrategy.ts';
export * from './strategies/goldilocks.ts';
export * from './strategies/onlineBand.ts';
export * from './strategies/shuffleEpochs.ts';
export * from './strategies/thompsonTarget.ts';
export * from './strategies/thompsonVariance.ts';
export * from './strategies/uniform.ts';
export * from './strategies/weighted.ts';
export * from './strategy/assignment.ts';
export * from './strategy/outcome.ts';
export * from './strategy/pool.ts';
export * from './strategy/stage.ts';
export * from './strategy/strategy.ts';
export * from './strategy/task.ts';
