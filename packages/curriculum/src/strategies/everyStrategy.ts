import type { StrategyFactory } from '../restore.ts';
import { fictitiousPlay } from '../selfPlay/fictitiousPlay.ts';
import { latestOpponent } from '../selfPlay/latestOpponent.ts';
import { pfsp } from '../selfPlay/pfsp.ts';
import { ratingMatch } from '../selfPlay/ratingMatch.ts';
import { alpGmm } from '../space/alpGmm.ts';
import { covarGmm } from '../space/covarGmm.ts';
import { domainRandomization } from '../space/domainRandomization.ts';
import { expandingBox } from '../space/expandingBox.ts';
import { riac } from '../space/riac.ts';
import { uniformSpace } from '../space/uniformSpace.ts';
import { difficultyPools } from './difficultyPools.ts';
import { goldilocks } from './goldilocks.ts';
import { onlineBand } from './onlineBand.ts';
import { shuffleEpochs } from './shuffleEpochs.ts';
import { thompsonTarget } from './thompsonTarget.ts';
import { thompsonVariance } from './thompsonVariance.ts';
import { uniform } from './uniform.ts';
import { weighted } from './weighted.ts';

/** Every strategy of the package by its kind: where `restore` looks. */
export const everyStrategy: Readonly<Record<string, StrategyFactory>> = {
  fictitiousPlay,
  difficultyPools,
  shuffleEpochs,
  thompsonTarget,
  thompsonVariance,
  weighted,
  goldilocks,
  latestOpponent,
  onlineBand,
  pfsp,
  ratingMatch,
  uniform,
  uniformSpace,
  riac,
  expandingBox,
  domainRandomization,
  covarGmm,
  alpGmm,
};
