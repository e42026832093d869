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
import type { StrategyFactory } from '../strategy/strategy.ts';
import { difficultyPools } from './difficultyPools.ts';
import { interpolatedPosterior } from './evidence/interpolatedPosterior.ts';
import { learnability } from './evidence/learnability.ts';
import { learningProgress } from './evidence/learningProgress.ts';
import { offlineBand } from './evidence/offlineBand.ts';
import { prioritizedReplay } from './evidence/prioritizedReplay.ts';
import { goldilocks } from './goldilocks.ts';
import { bestOf } from './group/bestOf.ts';
import { screenThenContinue } from './group/screenThenContinue.ts';
import { untilBalanced } from './group/untilBalanced.ts';
import { hintBisect } from './hint/hintBisect.ts';
import { prefixCurriculum } from './hint/prefixCurriculum.ts';
import { balancedMixing } from './label/balancedMixing.ts';
import { categoryBandit } from './label/categoryBandit.ts';
import { difficultySchedule } from './label/difficultySchedule.ts';
import { levels } from './label/levels.ts';
import { targetDifficulty } from './label/targetDifficulty.ts';
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
  interpolatedPosterior,
  learnability,
  learningProgress,
  offlineBand,
  prioritizedReplay,
  bestOf,
  screenThenContinue,
  untilBalanced,
  hintBisect,
  prefixCurriculum,
  balancedMixing,
  categoryBandit,
  difficultySchedule,
  levels,
  targetDifficulty,
  uniformSpace,
  riac,
  expandingBox,
  domainRandomization,
  covarGmm,
  alpGmm,
};
