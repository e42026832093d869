/** Rollouts that are kept: some 10 MB, and far more than a rate or a slope needs. */
export const CAPACITY = 100_000;

/** The bound of a sample that leaves out no group. */
export const ALL_GROUPS = 2 ** 32;

/** The next bound of a sample that does not fit. */
export const halvedBound = (bound: number): number => (bound > 1 ? bound / 2 : 0);

/**
 * The bound of a sample of groups of which only the hashes and the sizes are known: what
 * `RolloutSample` comes to when it is given all their rollouts.
 *
 * @param hashes of their names, as `groupHash` gives them.
 * @param sizes rollouts of each.
 */
export function groupBound(hashes: Float64Array, sizes: Float64Array, capacity = CAPACITY): number {
  const below = (bound: number): number => {
    let sum = 0;
    for (let i = 0; i < sizes.length; i++) if (hashes[i]! < bound) sum += sizes[i]!;
    return sum;
  };
  let bound = ALL_GROUPS;
  while (below(bound) > capacity) bound = halvedBound(bound);
  return bound;
}
