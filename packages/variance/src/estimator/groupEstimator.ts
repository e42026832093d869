import { DomainError } from '@bits-per-sample/core';

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
export type EstimatorName =
  | 'reinforce'
  | 'baseline'
  | 'rloo'
  | 'drgrpo'
  | 'grpo'
  | 'reinforcePlusPlus'
  | 'reinforcePlusPlusBaseline'
  | 'maxrl'
  | 'maxrlBaseline'
  | 'maxrlControl'
  | 'pkpo'
  | 'passkAnalytic';

/** An estimator with its settings. */
export interface GroupEstimator {
  /** Which rule makes advantages from rewards. */
  readonly estimator: EstimatorName;
  /** Rollouts per prompt, N, an integer ≥ 1; ≥ 2 for `rloo`, ≥ k for `pkpo` and `passkAnalytic`. */
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

const names: Readonly<Record<EstimatorName, true>> = {
  reinforce: true,
  baseline: true,
  rloo: true,
  drgrpo: true,
  grpo: true,
  reinforcePlusPlus: true,
  reinforcePlusPlusBaseline: true,
  maxrl: true,
  maxrlBaseline: true,
  maxrlControl: true,
  pkpo: true,
  passkAnalytic: true,
};

/** A group size is a whole number of rollouts. */
export function checkGroupSize(fn: string, groupSize: number, least = 1): void {
  if (!(Number.isInteger(groupSize) && groupSize >= least))
    throw new DomainError(fn, 'groupSize', `an integer ≥ ${least}`, groupSize);
}

/** Domain of {@link GroupEstimator}, defaults filled in. */
export function checkEstimator(fn: string, options: GroupEstimator): Required<GroupEstimator> {
  const { estimator, groupSize, baseline, ddof = 0, epsilon = 0 } = options;
  const { batchMean, batchDeviation, k } = options;
  const must = (ok: boolean, parameter: string, expected: string, received: unknown): void => {
    if (!ok) throw new DomainError(fn, parameter, expected, received);
  };
  must(
    Object.hasOwn(names, estimator),
    'estimator',
    `one of ${Object.keys(names).join(', ')}`,
    estimator,
  );
  checkGroupSize(fn, groupSize, estimator === 'rloo' ? 2 : 1);
  const isPlus = estimator === 'reinforcePlusPlus';
  const isWhitened = isPlus || estimator === 'reinforcePlusPlusBaseline';
  const isPassk = estimator === 'pkpo' || estimator === 'passkAnalytic';
  if (estimator === 'baseline') must(baseline !== undefined, 'baseline', 'a number', baseline);
  if (isPlus) must(batchMean !== undefined, 'batchMean', 'a number', batchMean);
  if (isWhitened)
    must(
      batchDeviation !== undefined && !(batchDeviation <= 0),
      'batchDeviation',
      '> 0',
      batchDeviation,
    );
  if (isPassk)
    must(
      Number.isInteger(k) && k! >= 1 && k! <= groupSize,
      'k',
      `an integer in [1, groupSize = ${groupSize}]`,
      k,
    );
  must(ddof === 0 || ddof === 1, 'ddof', '0 or 1', ddof);
  must(!(epsilon < 0), 'epsilon', '≥ 0', epsilon);
  return {
    estimator,
    groupSize,
    baseline: baseline ?? 0,
    ddof,
    epsilon,
    batchMean: batchMean ?? 0,
    batchDeviation: batchDeviation ?? 1,
    k: k ?? 1,
  };
}
