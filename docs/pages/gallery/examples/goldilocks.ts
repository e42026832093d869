import { goldilocksFigure } from '@bits-per-sample/figures';

// groups of 8 with 0, 1, … 8 right answers
const groups = [118, 44, 31, 28, 24, 22, 27, 36, 70];
const successes = groups.flatMap((count, right) => Array<number>(count).fill(right));

export const figure = goldilocksFigure({ successes, attempts: successes.map(() => 8) });
