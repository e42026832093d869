import {
  betaQuantile,
  checkLevel,
  checkObject,
  checkWhole,
  type Estimate,
  type IntervalOptions,
  type PassCount,
} from '@bits-per-sample/core';

/** The stopping rule. */
export interface StoppingRule extends IntervalOptions {
  /** Stop at this many successes, k, an integer ≥ 2. */
  readonly target: number;
}

/**
 * Unbiased pass rate after rolling out until k successes, or until a cap on the rollouts.
 *
 * Stopping at a success favours lucky runs: k/n is too high, by a factor (1 + q/k) or so. The last
 * rollout is a success by design and carries no information; without it, (k − 1)/(n − 1) is unbiased.
 * When the cap ends the rollouts first, successes / attempts is, and the two together still are.
 * The same holds for a gradient: after a stop at the target average the first n − 1 terms rᵢ sᵢ, not
 * all n. Group baselines computed from all n rewards are biased under such a rule, as the last one
 * is never a failure.
 *
 * @param count `successes`, in [0, target], and `attempts` when it stopped.
 * @param rule `target`: successes to stop at, fixed before the first rollout; `level`: coverage,
 *   default 0.95.
 * @returns estimate of the pass rate; its interval is Clopper and Pearson's for the stopping rule.
 * @throws {DomainError} target not an integer ≥ 2, counts not integers with
 *   0 ≤ successes ≤ min(target, attempts), no attempts, or level outside (0, 1).
 *
 * @see Haldane (1945), doi:10.1093/biomet/33.3.222; Girshick, Mosteller & Savage (1946),
 *   doi:10.1214/aoms/1177731018
 *
 * @example
 * ```ts
 * stoppedPassRate({ successes: 3, attempts: 21 }, { target: 3 }).value; // => 0.1
 * stoppedPassRate({ successes: 1, attempts: 20 }, { target: 3 }).value; // => 0.05
 * ```
 */
export function stoppedPassRate(count: PassCount, rule: StoppingRule): Estimate<'probability'> {
  const fn = 'stoppedPassRate';
  checkObject(fn, 'count', count);
  checkObject(fn, 'rule', rule);
  const { successes, attempts } = count;
  const { target, level = 0.95 } = rule;
  checkWhole(fn, 'target', target, { least: 2 });
  checkWhole(fn, 'attempts', attempts, { least: 1 });
  checkWhole(fn, 'successes', successes, { most: Math.min(target, attempts) });
  checkLevel(fn, level);
  const stopped = successes === target;
  const tail = (1 - level) / 2;
  const failures = attempts - successes;
  const above = stopped ? successes : successes + 1; // a run stopped at a success had one chance less
  return {
    value: stopped ? (successes - 1) / (attempts - 1) : successes / attempts,
    lower: successes === 0 ? 0 : betaQuantile(tail, successes, failures + 1),
    upper: failures === 0 ? 1 : betaQuantile(1 - tail, above, failures),
    level,
    n: attempts,
    unit: 'probability',
    method: stopped ? 'inverse sampling' : 'fixed number of rollouts',
  };
}
