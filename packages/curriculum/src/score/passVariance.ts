import type { Score } from '../strategy/stage.ts';

/**
 * Worth p(1 − p), the variance of a pass or fail at rate p: what the expected squared gradient of a
 * group is proportional to. Largest at ½, nothing at both ends.
 *
 * @returns the score.
 *
 * @example
 * ```ts
 * passVariance().worth?.(0.5); // => 0.25
 * passVariance().band?.(0.1875); // => [0.25, 0.75]
 * ```
 */
export function passVariance(): Score {
  const worth = (p: number) => p * (1 - p);
  return {
    worth,
    best: 0.25,
    score: (_pool, _row, mean) => worth(mean),
    band(least) {
      const half = Math.sqrt(Math.max(0, 0.25 - least));
      return [0.5 - half, 0.5 + half];
    },
  };
}
