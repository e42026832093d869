import type { StrategyFactory } from '../restore.ts';
import { fictitiousPlay } from '../selfPlay/fictitiousPlay.ts';
import { latestOpponent } from '../selfPlay/latestOpponent.ts';
import { pfsp } from '../selfPlay/pfsp.ts';
import { ratingMatch } from '../selfPlay/ratingMatch.ts';
import { uniform } from './uniform.ts';

/** Every strategy of the package by its kind: where `restore` looks. */
export const everyStrategy: Readonly<Record<string, StrategyFactory>> = {
  fictitiousPlay,
  latestOpponent,
  pfsp,
  ratingMatch,
  uniform,
};
