import {
  checkAtLeast,
  checkNumber,
  checkObject,
  checkOneOf,
  checkPositive,
  checkWhole,
  DomainError,
} from '@bits-per-sample/core';

/** Every estimator. */
const names = [
  'reinforce',
  'baseline',
  'rloo',
  'drgrpo',
  'grpo',
  'reinforcePlusPlus',
  'reinforcePlusPlusBaseline',
  'maxrl',
  'maxrlBaseline',
  'maxrlControl',
  'pkpo',
  'passkAnalytic',
] as const;

/**
 * A policy-gradient estimator that turns the rewards of a group into advantages.
 *
 * - `reinforce`: the reward itself.
 * - `baseline`: reward − `baseline`, a constant (the mean pass rate, the optimal baseline, …).
 * - `rloo`: reward − mean of the other rewards of the group.
 * - `drgrpo`: reward − mean of the group; (N − 1)/N times RLOO.
 * - `grpo`: that, divided by the group's standard deviation (`ddof`) + `epsilon`.
 * - `reinforcePlusPlus`: (reward − `batchMean`) / `batchDeviation`, over a large batch.
 * - `reinforcePlusPlusBaseline`: (reward − mean of the group) / `batchDeviation`.
 * - `maxrl`: mean score of the successes; `maxrlBaseline`: as released, (reward − mean)/mean and
 *   nothing when all failed; `maxrlControl`: the same with its −1 also when all failed.
 * - `pkpo`: pass@`k` policy optimisation; `passkAnalytic`: pass@`k` training, std-normalised.
 *
 * CISPO on the policy that sampled, and PPO-style clipping there, have ratio 1: they are
 * identical to their advantage estimator.
 */
export type EstimatorName = (typeof names)[number];

/** An estimator with its settings. */
export interface GroupEstimator {
  /** Which rule makes advantages from rewards. */
  readonly estimator: EstimatorName;
  /** Rollouts per prompt, N, an integer in [1, 2²⁰]; ≥ 2 for `rloo`, ≥ k for `pkpo` and `passkAnalytic`. */
  readonly groupSize: number;
  /** The constant of `baseline`; needed there. */
  readonly baseline?: number;
  /** `grpo`: delta degrees of freedom of the standard deviation, 0 (default) or 1 (verl, TRL). */
  readonly ddof?: 0 | 1;
  /** `grpo`: added to the standard deviation, default 0; verl has 1e-6, TRL 1e-4. */
  readonly epsilon?: number;
  /** `reinforcePlusPlus`: mean reward of the batch; needed there. */
  readonly batchMean?: number;
  /** `reinforcePlusPlus` and `…Baseline`: standard deviation of the batch, > 0; needed there. */
  readonly batchDeviation?: number;
  /** `pkpo` and `passkAnalytic`: attempts k of pass@k, an integer in [1, N]; needed there. */
  readonly k?: number;
}

/** An estimator whose settings were checked, defaults filled in. */
export type CheckedEstimator = Required<GroupEstimator>;

/** Domain of {@link GroupEstimator}, defaults filled in. Its table needs N + 1 numbers. */
export function checkEstimator(fn: string, options: GroupEstimator): CheckedEstimator {
  checkObject(fn, 'options', options);
  const { estimator, groupSize, ddof = 0, epsilon = 0 } = options;
  const { baseline = 0, batchMean = 0, batchDeviation = 1, k = 1 } = options;
  checkOneOf(fn, 'estimator', estimator, names);
  checkWhole(fn, 'groupSize', groupSize, { least: estimator === 'rloo' ? 2 : 1, most: 2 ** 20 });
  const needed = (name: keyof GroupEstimator, expected = 'a number') => {
    if (options[name] === undefined) throw new DomainError(fn, name, expected, undefined);
  };
  if (estimator === 'baseline') needed('baseline');
  if (estimator === 'reinforcePlusPlus') needed('batchMean');
  if (estimator.startsWith('reinforcePlusPlus')) needed('batchDeviation', '> 0');
  if (estimator === 'pkpo' || estimator === 'passkAnalytic') {
    needed('k', `an integer in [1, groupSize = ${groupSize}]`);
    if (!(Number.isInteger(k) && k >= 1 && k <= groupSize))
      throw new DomainError(fn, 'k', `an integer in [1, groupSize = ${groupSize}]`, k);
  }
  checkNumber(fn, 'baseline', baseline);
  checkNumber(fn, 'batchMean', batchMean);
  checkPositive(fn, 'batchDeviation', batchDeviation);
  checkOneOf(fn, 'ddof', ddof, [0, 1]);
  checkAtLeast(fn, 'epsilon', epsilon, 0);
  return { estimator, groupSize, baseline, ddof, epsilon, batchMean, batchDeviation, k };
}
