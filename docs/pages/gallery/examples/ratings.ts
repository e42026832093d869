import { ratingsFigure } from '@bits-per-sample/figures';

const step = Array.from({ length: 30 }, (_, i) => 20 * i);
const curve = (player: string, gain: number) => {
  const rating = step.map((t) => 1000 + gain * t);
  const [lower, upper] = [rating.map((r) => r - 40), rating.map((r) => r + 40)];
  return { player, step, rating, lower, upper };
};

export const figure = ratingsFigure({
  curves: [curve('self-play', 1.8), curve('league', 1.2), curve('fixed opponent', 0.6)],
});
