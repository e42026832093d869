import { jaggedness } from '@bits-per-sample/capability';
import { jaggednessFigure } from '@bits-per-sample/figures';

// right answers of 16: 20 prompts of each category
const mean = { algebra: 3, geometry: 13, logic: 11, 'number theory': 9, sorting: 8, strings: 5 };
const rows = Object.entries(mean).flatMap(([category, right]) =>
  Array.from({ length: 20 }, (_, i) => ({ category, right: right + (i % 5) - 2 })),
);

export const figure = jaggednessFigure(
  jaggedness(
    { successes: rows.map(({ right }) => right), attempts: rows.map(() => 16) },
    rows.map(({ category }) => category),
  ),
);
