import { checkRate } from '../check/checkRate.ts';
import { withDefaults } from '../check/withDefaults.ts';
import type { Score } from '../strategy/stage.ts';

/** Options of {@link progress}. */
export interface ProgressOptions {
  /** Step of the quick average of group means, in (0, 1]. Default 0.3. */
  readonly fast?: number;
  /** Step of the slow one, which follows the quick one, in (0, 1]. Default 0.1. */
  readonly slow?: number;
}

const quick = 'progress.fast';
const lazy = 'progress.slow';

/**
 * Worth as learning progress: the distance |fast − slow| of two moving averages of the pass rate.
 * Both learning and forgetting count; a rate that rests is worth nothing.
 *
 * @param options `fast`: default 0.3; `slow`: default 0.1.
 * @returns the score; NaN (unknown) before the first group.
 * @throws {DomainError} a step outside (0, 1].
 *
 * @see Kanitscheider et al. (2021), arXiv:2106.14876
 *
 * @example
 * ```ts
 * Object.keys(progress().columns ?? {}); // => ['progress.fast', 'progress.slow']
 * ```
 */
export function progress(options: ProgressOptions = {}): Score {
  const { fast, slow } = withDefaults('progress', options, {
    fast: 0.3,
    slow: 0.1,
  });
  checkRate('progress', 'fast', fast);
  checkRate('progress', 'slow', slow);
  return {
    columns: { [quick]: NaN, [lazy]: NaN },
    score: ({ columns }, row) => Math.abs(columns[quick]![row]! - columns[lazy]![row]!),
    observe({ columns }, row, { attempts, successes }) {
      const rate = successes / attempts;
      const before = columns[quick]![row]!;
      const first = Number.isNaN(before);
      const now = first ? rate : before + fast * (rate - before);
      columns[quick]![row] = now;
      columns[lazy]![row] = first
        ? now
        : columns[lazy]![row]! + slow * (now - columns[lazy]![row]!);
    },
  };
}
