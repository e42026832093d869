import { degeneracyFigure } from '@bits-per-sample/figures';

export const figure = degeneracyFigure({
  groupSizes: [4, 8, 32],
  passRates: [0.02, 0.05, 0.05, 0.1, 0.2, 0.5, 0.8, 0.95],
});
