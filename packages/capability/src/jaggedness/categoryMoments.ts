import type { CategoryRows } from './categoryRows.ts';

/** Mean of each category, less the mean of all, and the sum of squares about it. */
export function categoryMoments({ values, labels, sizes }: CategoryRows): {
  mean: Float64Array;
  squares: Float64Array;
} {
  const mean = new Float64Array(sizes.length);
  const squares = new Float64Array(sizes.length);
  for (let i = 0; i < values.length; i++) mean[labels[i]!]! += values[i]! / sizes[labels[i]!]!;
  for (let i = 0; i < values.length; i++)
    squares[labels[i]!]! += (values[i]! - mean[labels[i]!]!) ** 2;
  return { mean, squares };
}
