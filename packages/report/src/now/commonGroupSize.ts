/** Sizes that fewer of the groups have are too rare to hold back the others. */
const RARE = 0.05;

/**
 * The size at which groups of several sizes are compared: the smallest that at least 5 % of the
 * groups of two or more have. Live shares rise with the size of the groups, so that raw ones would
 * move whenever the size does.
 *
 * @param attempts rollouts of groups.
 * @param times how many groups have so many.
 * @returns the size; NaN when no group has two rollouts.
 */
export function commonGroupSize(attempts: Float64Array, times: Float64Array): number {
  const sizes = new Map<number, number>();
  let groups = 0;
  attempts.forEach((size, i) => {
    if (!(size >= 2)) return;
    groups += times[i]!;
    sizes.set(size, (sizes.get(size) ?? 0) + times[i]!);
  });
  const common = [...sizes].filter(([, n]) => n >= RARE * groups).map(([size]) => size);
  return common.length === 0 ? Number.NaN : Math.min(...common);
}
