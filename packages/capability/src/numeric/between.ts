/** A mean of values, which rounding may have carried beyond all of them. */
export function between(values: ArrayLike<number>, mean: number): number {
  let [least, most] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    least = Math.min(least, values[i]!);
    most = Math.max(most, values[i]!);
  }
  return Math.min(most, Math.max(least, mean));
}
