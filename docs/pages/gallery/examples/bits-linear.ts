import { bitsLinearFigure } from '@bits-per-sample/figures';

// right answers of 8, prompt by prompt
const successes = [0, 0, 0, 1, 1, 2, 3, 4, 4, 5, 6, 7, 7, 8, 8, 8];

export const figure = bitsLinearFigure({ passRates: successes.map((right) => right / 8) });
