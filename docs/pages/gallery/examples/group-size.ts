import { groupSizeFigure } from '@bits-per-sample/figures';

// groups of 8 with 0, 1, … 8 right answers, and the variance of their gradients
const groups = [26, 14, 10, 8, 7, 6, 6, 7, 8];
const successes = groups.flatMap((count, right) => Array<number>(count).fill(right));

export const figure = groupSizeFigure({
  successes,
  attempts: successes.map(() => 8),
  variance: { betweenVariance: 115.6, withinVariance: 669.2 },
});
