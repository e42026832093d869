import { bradleyTerry, winMatrix } from '@bits-per-sample/curriculum/rating';
import { ratingsFigure } from '@bits-per-sample/figures';

// every pair of players met 20 times; the first of a pair won so many
const won = { 'v4 v3': 12, 'v4 v2': 15, 'v4 v1': 17, 'v3 v2': 13, 'v3 v1': 15, 'v2 v1': 13 };
const games = Object.entries(won).flatMap(([pair, wins]) => {
  const [player = '', opponent = ''] = pair.split(' ');
  return Array.from({ length: 20 }, (_, i) => ({ player, opponent, score: Number(i < wins) }));
});

export const figure = { ...ratingsFigure(bradleyTerry(winMatrix(games))), id: 'ratings-players' };
