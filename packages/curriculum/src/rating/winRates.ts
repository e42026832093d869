import {
  type BetaPosterior,
  betaInterval,
  betaPosterior,
  checkBetaShapes,
  checkLevel,
  type Estimate,
  type IntervalOptions,
} from '@bits-per-sample/core';
import { withDefaults } from '../check/withDefaults.ts';
import { checkWins } from './checkWins.ts';
import type { WinMatrix } from './winMatrix.ts';

/** Options of {@link winRates}. */
export interface WinRatesOptions extends IntervalOptions {
  /** Beta distribution of a win rate before any game. Default: Jeffreys' prior, a = b = ½. */
  readonly prior?: BetaPosterior;
}

/**
 * Win rate of every player against every other, with intervals.
 *
 * Look here before looking at ratings: a rating is one number per player and cannot show that A
 * beats B, B beats C and C beats A. A draw counts as half a win, which makes the interval wider
 * than it needs to be where draws are many.
 *
 * @param matrix players and wins.
 * @param options `prior`: default Jeffreys; `level`: posterior probability, default 0.95.
 * @returns rows of estimates, shape [N][N]; a pair that never met has the prior, and the
 *   diagonal ½ by definition.
 * @throws {DomainError} counts that are negative, NaN or not N × N, a prior not positive, or level
 *   outside (0, 1).
 *
 * @example
 * ```ts
 * const matrix = { players: ['a', 'b'], wins: Float64Array.of(0, 7.5, 0.5, 0) };
 * winRates(matrix)[0][1].value.toFixed(3); // => '0.889'
 * ```
 */
export function winRates(
  matrix: WinMatrix,
  options: WinRatesOptions = {},
): readonly (readonly Estimate<'probability'>[])[] {
  const { prior, level } = withDefaults('winRates', options, {
    prior: { a: 0.5, b: 0.5 },
    level: 0.95,
  });
  checkLevel('winRates', level);
  checkBetaShapes('winRates', prior, 'prior');
  const n = checkWins('winRates', matrix);
  return matrix.players.map((_, i) =>
    matrix.players.map((_, j) => {
      if (i === j)
        return {
          value: 0.5,
          lower: 0.5,
          upper: 0.5,
          level,
          n: 0,
          unit: 'probability',
          method: 'by definition',
        };
      const successes = matrix.wins[i * n + j]!;
      const attempts = successes + matrix.wins[j * n + i]!;
      return {
        ...betaInterval(betaPosterior({ successes, attempts }, { prior }), { level }),
        n: attempts,
      };
    }),
  );
}
