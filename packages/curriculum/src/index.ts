export * from './rating/eloExpected.ts';
export * from './rating/eloUpdate.ts';
export * from './rating/glickoExpected.ts';
export * from './rating/glickoG.ts';
export * from './rating/trueskillQuality.ts';
export * from './rating/trueskillWinProbability.ts';
