import { describeStrategy } from '@bits-per-sample/testkit';
import { curriculum, restore } from '../../src/index.ts';
import { fictitiousPlay, latestOpponent, pfsp, ratingMatch } from '../../src/self-play.ts';

describeStrategy(latestOpponent, { curriculum, restore, claims: true });

describeStrategy(fictitiousPlay, { curriculum, restore, claims: true });

describeStrategy(pfsp, { curriculum, restore, claims: true });

describeStrategy(() => pfsp({ weighting: 'even', latest: 0.35, sides: 1 }), {
  curriculum,
  restore,
  claims: true,
});

describeStrategy(ratingMatch, { curriculum, restore, claims: true });
