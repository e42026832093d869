import type { Score } from '../strategy/stage.ts';

/**
 * Every task is worth the same.
 *
 * @returns the score.
 *
 * @example
 * ```ts
 * constant().worth?.(0.3); // => 1
 * ```
 */
export function constant(): Score {
  return { score: () => 1, worth: () => 1 };
}
