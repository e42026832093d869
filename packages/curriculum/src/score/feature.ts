import type { Score } from '../strategy/stage.ts';

/**
 * Worth as a label says: a feature of the task.
 *
 * @param name of the feature.
 * @returns the score; NaN (unknown) for tasks without it. Negative values count as 0.
 *
 * @example
 * ```ts
 * typeof feature('weight').score; // => 'function'
 * ```
 */
export function feature(name: string): Score {
  return { score: ({ features }, row) => Math.max(0, features[name]?.[row] ?? NaN) };
}
