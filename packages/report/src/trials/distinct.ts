/** The different values of a column; those of neighbours mostly are the same. */
export function distinct(values: ArrayLike<number>): Set<number> {
  const seen = new Set<number>();
  for (let i = 0; i < values.length; i++)
    if (i === 0 || values[i] !== values[i - 1]) seen.add(values[i]!);
  return seen;
}
