import type { PassCounts } from '@bits-per-sample/core';

/** Different counts of one side that are looked at one by one. */
const MOST = 512;

/**
 * Counts that are no more than a few hundred different ones: where there are more, attempts count as
 * the power of 2 below them, and rates are rounded to half a standard deviation.
 *
 * It loses some of what attempts tell and none of what "never" and "always" say.
 */
export function coarseCounts({ successes, attempts }: PassCounts): PassCounts {
  const different = new Set<string>();
  for (let i = 0; i < attempts.length; i++) different.add(`${successes[i]} ${attempts[i]}`);
  if (different.size <= MOST) return { successes, attempts };
  const fewer = Array.from(attempts, (n) => 2 ** Math.floor(Math.log2(n)));
  return {
    attempts: fewer,
    successes: fewer.map((n, i) => {
      const [k, all] = [successes[i]!, attempts[i]!];
      if (k === 0 || k === all) return k === 0 ? 0 : n;
      const step = 1 / (4 * Math.sqrt(n));
      const angle = step * Math.round(Math.asin(Math.sqrt(k / all)) / step);
      return Math.min(n - 0.5, Math.max(0.5, n * Math.sin(angle) ** 2));
    }),
  };
}
