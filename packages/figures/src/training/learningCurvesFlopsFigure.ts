import type { Figure } from '@bits-per-sample/core';
import { type CurvesFigureOptions, checkCurves, curvesFigure } from './curvesFigure.ts';
import type { LearningCurve } from './learningCurvesFigure.ts';

/** How good a contender is after so much compute. */
export interface ComputeCurve extends Omit<LearningCurve, 'rollouts'> {
  /** Floating-point operations spent, discarded rollouts included, ≥ 0; shape [evaluations]. */
  readonly flops: ArrayLike<number>;
}

/**
 * {@link learningCurvesFigure} per compute: score over floating-point operations spent, on a log axis,
 * so that a method that is ten times cheaper stands one step to the left.
 *
 * A method may win per rollout and lose here: it asks for long rollouts, throws many away, or
 * spends on scoring. An evaluation before any compute stands at the left end of the axis.
 *
 * @param options as for {@link learningCurvesFigure}, with `flops` in place of `rollouts`.
 * @returns a figure.
 * @throws {DomainError} as {@link learningCurvesFigure}, or no evaluation with flops above 0.
 *
 * @see {@link @bits-per-sample/info!rlStepFlops | rlStepFlops} and its kin, which count them
 *
 * @example
 * ```ts
 * const figure = learningCurvesFlopsFigure({
 *   curves: [{ contender: 'SFT', flops: [1e18, 1e20], mean: [0.1, 0.4] }],
 *   target: 0.4,
 * });
 * figure.findings[1].text; // => 'A mean pass rate of 0.4 is reached by SFT after 10²⁰ FLOPs'
 * ```
 */
export function learningCurvesFlopsFigure(options: CurvesFigureOptions<ComputeCurve>): Figure {
  const fn = 'learningCurvesFlopsFigure';
  checkCurves(fn, options, 'flops');
  const { curves, ...data } = options;
  return curvesFigure(
    curves.map(({ flops, ...curve }) => ({ ...curve, x: flops })),
    data,
    {
      fn,
      id: 'learning-curves-flops',
      xType: 'log',
      title: 'Who learns more from the same compute',
      quantity: 'FLOPs',
      caption: 'Operations counted, not time: it does not say how well the hardware was used.',
    },
  );
}
