/** Sizes that fewer of the groups have are too rare to hold back the others. */
const RARE = 0.05;

/**
 * The size at which groups of several sizes are compared: the smallest that at least 5 % of the
 * groups of two or more have. Live shares rise with the size of the groups, so that raw ones would
 * move whenever the size does.
 *
 * @param attempts rollouts of each group.
 * @returns the size; NaN when no group has two rollouts.
 */
export function commonGroupSize(attempts: ArrayLike<number>): number {
  const times = new Map<number, number>();
  let groups = 0;
  for (let i = 0; i < attempts.length; i++) {
    const size = attempts[i]!;
    if (!(size >= 2)) continue;
    groups++;
    times.set(size, (times.get(size) ?? 0) + 1);
  }
  const sizes = [...times].filter(([, n]) => n >= RARE * groups).map(([size]) => size);
  return sizes.length === 0 ? Number.NaN : Math.min(...sizes);
}
