import { costToTargetFigure } from '@bits-per-sample/figures';

export const figure = costToTargetFigure({
  target: [0.42, 0.44, 0.46, 0.48, 0.5],
  cost: [2000, 6000, 12_000, 20_000, 31_000],
  lower: [1000, 3000, 7000, 11_000, 17_000],
  upper: [4000, 12_000, 25_000, 41_000, NaN],
  furthest: 46_080,
  unlikely: 0.52,
});
