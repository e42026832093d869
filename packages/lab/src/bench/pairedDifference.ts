import {
  bootstrapMean,
  checkArray,
  checkLevel,
  checkObject,
  checkOneOf,
  DomainError,
  type Estimate,
  undefinedEstimate,
} from '@bits-per-sample/core';
import { trialMetrics } from './metrics.ts';
import type { Trial } from './trial.ts';

/** Numbers of a trial that can be compared. */
export type TrialMetric = (typeof trialMetrics)[number];

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
 * @returns the difference with a bootstrap interval over the pairs; undefined without a pair. Pairs in
 *   which a number is null do not count.
 * @throws {DomainError} trials that are no array, names that are no text, an unknown metric, level
 *   outside (0, 1).
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
  options: PairedDifferenceOptions,
): Estimate<'1'> {
  const fn = 'pairedDifference';
  checkArray(fn, 'trials', trials);
  checkObject(fn, 'options', options);
  const { contender, against, metric = 'auc', level = 0.95 } = options;
  for (const [parameter, name] of Object.entries({ contender, against }))
    if (typeof name !== 'string') throw new DomainError(fn, parameter, 'a name', name);
  checkOneOf(fn, 'metric', metric, trialMetrics);
  checkLevel(fn, level);
  const key = (t: Trial) => [t.scenario, t.student, t.seed].join('\n');
  const other = new Map(trials.filter((t) => t.contender === against).map((t) => [key(t), t]));
  const differences: number[] = [];
  for (const trial of trials) {
    const peer = trial.contender === contender ? other.get(key(trial)) : undefined;
    const [own, others] = [trial[metric], peer?.[metric] ?? null];
    if (own !== null && others !== null) differences.push(own - others);
  }
  if (differences.length === 0) return undefinedEstimate('1', 'no trials', { level });
  return bootstrapMean(differences, '1', { level });
}
