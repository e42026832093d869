export * from './selfPlay/fictitiousPlay.ts';
export * from './selfPlay/latestOpponent.ts';
export type { OpponentOptions } from './selfPlay/opponentStrategy.ts';
export * from './selfPlay/pfsp.ts';
export * from './selfPlay/pfspWeights.ts';
export * from './selfPlay/proposerRewards.ts';
export * from './selfPlay/ratingMatch.ts';
export * from './selfPlay/ratingMatchWeights.ts';
export * from './selfPlay/roleAdvantages.ts';
