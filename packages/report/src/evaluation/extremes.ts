/** Least and greatest of many numbers. */
export function extremes(xs: ArrayLike<number>): readonly [number, number] {
  let [least, greatest] = [Infinity, -Infinity];
  for (let i = 0; i < xs.length; i++) {
    if (xs[i]! < least) least = xs[i]!;
    if (xs[i]! > greatest) greatest = xs[i]!;
  }
  return [least, greatest];
}
