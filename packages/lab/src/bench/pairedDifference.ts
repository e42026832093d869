import type { Estimate } from '@bits-per-sample/core';
import { bootstrapMean } from './bootstrapMean.ts';
import type { Trial } from './trial.ts';

/** Numbers of a trial that can be compared. */
export type TrialMetric =
  | 'auc'
  | 'final'
  | 'tail'
  | 'degenerate'
  | 'refused'
  | 'waste'
  | 'neverDrawn';

/** Options of {@link pairedDifference}. */
export interface PairedDifferenceOptions {
  /** Whose trials. */
  readonly contender: string;
  /** Against whose. */
  readonly against: string;
  /** What is compared. Default `auc`. */
  readonly metric?: TrialMetric;
  /** Nominal coverage. Default 0.95. */
  readonly level?: number;
}

/**
 * Mean difference between two contenders over the trials that both have: same scenario, student and
 * seed, hence the same world and the same luck.
 *
 * @param trials from {@link runBench}; filter them for one scenario or student.
 * @param options who, against whom, and in what.
 * @returns the difference with a bootstrap interval over the pairs; undefined without a pair.
 *
 * @see Efron (1979), doi:10.1214/aos/1176344552
 *
 * @example
 * ```ts
 * pairedDifference([], { contender: 'a', against: 'b' }).method; // => 'undefined: no trials'
 * ```
 */
export function pairedDifference(
  trials: readonly Trial[],
  { contender, against, metric = 'auc', level = 0.95 }: PairedDifferenceOptions,
): Estimate<'1'> {
  const key = (t: Trial) => [t.scenario, t.student, t.seed].join('\n');
  const other = new Map(trials.filter((t) => t.contender === against).map((t) => [key(t), t]));
  const differences: number[] = [];
  for (const trial of trials) {
    const peer = trial.contender === contender ? other.get(key(trial)) : undefined;
    if (peer) differences.push(trial[metric] - peer[metric]);
  }
  return bootstrapMean(differences, '1', { level });
}
