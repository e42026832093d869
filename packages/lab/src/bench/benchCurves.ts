import { checkArray, checkFinitePositive, checkObject } from '@bits-per-sample/core';
import { grouped } from './grouped.ts';
import type { Trial } from './trial.ts';

/** Learning curve of one contender with one student in one scenario, over seeds. */
export interface BenchCurve {
  /** Name of the contender. */
  readonly contender: string;
  /** Name of the scenario. */
  readonly scenario: string;
  /** Name of the student. */
  readonly student: string;
  /** Rollouts spent; shape [51]. */
  readonly rollouts: readonly number[];
  /** Mean score over seeds; shape [51]. */
  readonly mean: readonly number[];
  /** Lowest score over seeds; shape [51]. */
  readonly lower: readonly number[];
  /** Highest score over seeds; shape [51]. */
  readonly upper: readonly number[];
  /** Seeds. */
  readonly n: number;
}

/**
 * Learning curves to draw: mean score against rollouts spent, with the range over seeds.
 *
 * @param trials from {@link runBench}.
 * @param options `budget`: rollouts of the trials. Default 200 000.
 * @returns one curve per contender, scenario and student, in order of first appearance; NaN where no
 *   trial has a score.
 * @throws {DomainError} trials that are no array, a budget that is not positive.
 *
 * @example
 * ```ts
 * benchCurves([]); // => []
 * ```
 */
export function benchCurves(
  trials: readonly Trial[],
  options: { readonly budget?: number } = {},
): readonly BenchCurve[] {
  checkArray('benchCurves', 'trials', trials);
  checkObject('benchCurves', 'options', options);
  const { budget = 200_000 } = options;
  checkFinitePositive('benchCurves', 'budget', budget);
  return grouped(trials, 'contender', 'scenario', 'student').map((own): BenchCurve => {
    const { contender, scenario, student, curve } = own[0]!;
    const at = (of: (scores: number[]) => number) =>
      curve.map((_, i) => {
        const scores = own.map((t) => t.curve[i]!).filter((score) => score !== null);
        return scores.length === 0 ? NaN : of(scores);
      });
    return {
      contender,
      scenario,
      student,
      rollouts: curve.map((_, i) => (i * budget) / (curve.length - 1)),
      mean: at((scores) => scores.reduce((sum, s) => sum + s, 0) / scores.length),
      lower: at((scores) => Math.min(...scores)),
      upper: at((scores) => Math.max(...scores)),
      n: own.length,
    };
  });
}
