import { type Estimate, studentQuantile, undefinedEstimate } from '@bits-per-sample/core';

/**
 * Share of the variance of some means that is chance: mean of their own variances over the variance
 * between them, with a jackknife interval over prompts, kept in [0, 1].
 */
export function chanceShare(
  means: ArrayLike<number>,
  chances: ArrayLike<number>,
  level: number,
): Estimate<'share'> {
  const n = means.length;
  if (n < 3) return undefinedEstimate('share', 'fewer than 3 prompts', { level, n });
  let [first, chance] = [0, 0];
  for (let i = 0; i < n; i++) {
    first += means[i]! / n;
    chance += chances[i]!;
  }
  if (Number.isNaN(chance))
    return undefinedEstimate('share', 'no prompt has two attempts', { level, n });
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (means[i]! - first) ** 2;
  if (!(squares > 0)) return undefinedEstimate('share', 'all means are equal', { level, n });
  const within = (value: number): number => Math.min(1, Math.max(0, value));
  const ratio = chance / n / (squares / (n - 1));
  // leaving out a mean takes its square, and n/(n − 1) for the centre that moves
  const without = Float64Array.from({ length: n }, (_, i) => {
    const rest = squares - ((means[i]! - first) ** 2 * n) / (n - 1);
    if (!(rest > 1e-12 * squares)) return NaN; // one prompt carries all of the scatter
    return (chance - chances[i]!) / (n - 1) / (rest / (n - 2));
  });
  const centre = without.reduce((a, x) => a + x / n, 0);
  const spread = without.reduce((a, x) => a + (x - centre) ** 2, 0);
  const margin = studentQuantile((1 + level) / 2, n - 1) * Math.sqrt((spread * (n - 1)) / n);
  const known = Number.isFinite(margin);
  return {
    value: within(ratio),
    lower: known ? within(ratio - margin) : 0,
    upper: known ? within(ratio + margin) : 1,
    level,
    n,
    unit: 'share',
    method: 'variance components, jackknife over prompts',
  };
}
