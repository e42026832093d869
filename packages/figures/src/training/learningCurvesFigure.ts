import type { Figure } from '@bits-per-sample/core';
import { type CurvesFigureOptions, checkCurves, curvesFigure } from './curvesFigure.ts';

/** How good a contender is after so many rollouts, as a bench reports it. */
export interface LearningCurve {
  /** Strategy, or method. */
  readonly contender: string;
  /** World it was run in; each gets a panel of its own. */
  readonly scenario?: string;
  /** Learner it was run with; each gets panels of its own. */
  readonly student?: string;
  /** Rollouts spent, ascending; shape [evaluations]. */
  readonly rollouts: ArrayLike<number>;
  /** Mean score; NaN where there was no evaluation. */
  readonly mean: ArrayLike<number>;
  /** Lower end of its interval. */
  readonly lower?: ArrayLike<number>;
  /** Upper end of its interval. */
  readonly upper?: ArrayLike<number>;
}

/**
 * Who learns faster: score over rollouts spent, one line per contender with its band, one panel
 * per scenario and student. Curricula against each other, or reinforcement against supervised learning.
 *
 * What one reads off: the height at the end (how good), the place where a target is reached (how
 * many rollouts it took), and whether the bands overlap, in which case the order may be luck.
 *
 * @param options `curves`: 1 to 12 contenders, in at most 12 panels; `target`: a score to be
 *   reached; `score`: what is on the vertical axis, default `mean pass rate`; `interval`: what the
 *   bands mean, where they are not the lowest and the highest seed.
 * @returns a figure; of curves longer than 400 evaluations evenly spaced ones are drawn.
 * @throws {DomainError} no curve with a value, more than 12 contenders or panels, one twice,
 *   columns of different length, or an infinite number.
 *
 * @example
 * ```ts
 * const rollouts = [0, 1000, 2000];
 * const figure = learningCurvesFigure({
 *   curves: [
 *     { contender: 'uniform', rollouts, mean: [0.2, 0.4, 0.5] },
 *     { contender: 'learnability', rollouts, mean: [0.2, 0.5, 0.7] },
 *   ],
 *   target: 0.5,
 * });
 * figure.findings[0].text; // => 'After 2,000 rollouts learnability has 0.7 and uniform 0.5'
 * figure.findings[1].text; // => 'A mean pass rate of 0.5 is reached by learnability after 1,000 rollouts and uniform after 2,000 rollouts'
 * ```
 */
export function learningCurvesFigure(options: CurvesFigureOptions<LearningCurve>): Figure {
  const fn = 'learningCurvesFigure';
  checkCurves(fn, options, 'rollouts');
  const { curves, ...data } = options;
  return curvesFigure(
    curves.map(({ rollouts, ...curve }) => ({ ...curve, x: rollouts })),
    data,
    {
      fn,
      id: 'learning-curves',
      xType: 'linear',
      title: 'Who learns faster',
      quantity: 'rollouts',
      caption:
        'It does not count compute: rollouts of different length, and the updates, cost differently.',
    },
  );
}
