import { describeStrategy } from '@bits-per-sample/testkit';
import {
  balancedMixing,
  bestOf,
  categoryBandit,
  curriculum,
  difficultySchedule,
  hintBisect,
  interpolatedPosterior,
  learnability,
  learningProgress,
  levels,
  offlineBand,
  prefixCurriculum,
  prioritizedReplay,
  restore,
  screenThenContinue,
  targetDifficulty,
  untilBalanced,
} from '../../src/index.ts';

const held = { curriculum, restore };

const claims = { ...held, claims: true };

// of those that draw alike, one; the rest is slow

describeStrategy(offlineBand, held);

describeStrategy(() => learnability({ every: 3, sample: 5, keep: 2 }), claims);

describeStrategy(prioritizedReplay, claims);

describeStrategy(interpolatedPosterior, held);

describeStrategy(learningProgress, held);

describeStrategy(targetDifficulty, held);

describeStrategy(() => levels({ window: 16 }), held);

describeStrategy(categoryBandit, claims);

describeStrategy(() => difficultySchedule({ horizon: 10 }), held);

describeStrategy(balancedMixing, held);

describeStrategy(screenThenContinue, held);

describeStrategy(untilBalanced, held);

describeStrategy(bestOf, held);

describeStrategy(hintBisect, held);

describeStrategy(prefixCurriculum, held);
