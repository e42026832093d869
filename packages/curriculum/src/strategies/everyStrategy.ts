import type { StrategyFactory } from '../restore.ts';
import { fictitiousPlay } from '../selfPlay/fictitiousPlay.ts';
import { latestOpponent } from '../selfPlay/latestOpponent.ts';
import { pfsp } from '../selfPlay/pfsp.ts';
import { ratingMatch } from '../selfPlay/ratingMatch.ts';
import { goldilocks } from './goldilocks.ts';
import { onlineBand } from './onlineBand.ts';
import { uniform } from './uniform.ts';

/** Every strategy of the package by its kind: where `restore` looks. */
export const everyStrategy: Readonly<Record<string, StrategyFactory>> = {
  fictitiousPlay,
  goldilocks,
  latestOpponent,
  onlineBand,
  pfsp,
  ratingMatch,
  uniform,
};
