import { describeStrategy } from '@bits-per-sample/testkit';
import {
  balancedMixing,
  bestOf,
  categoryBandit,
  curriculum,
  difficultySchedule,
  hintBisect,
  interpolatedPosterior,
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

// the same strategies with other options, and the draws of those that leave drawing to a stage
describeStrategy(() => offlineBand({ reprofileEvery: 5 }), held);

describeStrategy(offlineBand, claims);

describeStrategy(learningProgress, claims);

describeStrategy(() => levels({ window: 16 }), claims);

describeStrategy(() => difficultySchedule({ horizon: 10 }), claims);

describeStrategy(balancedMixing, claims);

describeStrategy(() => prioritizedReplay({ robust: true, replays: 0.8 }), held);

describeStrategy(() => interpolatedPosterior({ temperature: 0.1 }), claims);

describeStrategy(() => targetDifficulty({ use: 'perTaskPrior' }), held);

describeStrategy(() => levels({ window: 8, last: 1 }), claims);

describeStrategy(() => categoryBandit({ bonus: true }), claims);

describeStrategy(() => difficultySchedule({ horizon: 10, shape: 'gaussian', floor: 0.1 }), claims);

describeStrategy(() => untilBalanced({ exit: 'positive', rounds: 2 }), claims);

describeStrategy(screenThenContinue, claims);

describeStrategy(bestOf, claims);

describeStrategy(hintBisect, claims);

describeStrategy(prefixCurriculum, claims);
