import { type BetaPosterior, DomainError, power } from '@bits-per-sample/core';
import { checkRate } from '../check/checkRate.ts';
import { withDefaults } from '../check/withDefaults.ts';
import type { Pool } from '../strategy/pool.ts';
import type { CountingEstimator, Estimator, Group } from '../strategy/stage.ts';

/** Options of {@link betaCounts}. */
export interface BetaCountsOptions {
  /** Share of the evidence kept at each group, and per policy version of lag, in (0, 1]. Default 1. */
  readonly decay?: number;
  /** Share of the evidence kept per policy version that goes by, in (0, 1]. Default 1. */
  readonly drift?: number;
  /** Belief without evidence. Default { a: 1, b: 1 }. */
  readonly prior?: BetaPosterior;
}

const right = 'beta.successes';
const wrong = 'beta.failures';
const at = 'beta.at';

/** Columns of counts: successes, failures, and, where time wears them, the stratum's clock at the last group. */
export const betaColumns = (drift: number): Readonly<Record<string, number>> =>
  drift < 1 ? { [right]: 0, [wrong]: 0, [at]: 0 } : { [right]: 0, [wrong]: 0 };

/** Share of the evidence of a row that the versions since its last group have left. */
const keptOf = ({ columns, clock, stratum }: Pool, row: number, drift: number): number =>
  drift < 1 ? power(drift, clock[stratum[row]!]! - columns[at]![row]!) : 1;

/** The evidence of a row now, added to a prior. @internal */
export function betaShapes(
  pool: Pool,
  row: number,
  { a, b }: BetaPosterior,
  drift: number,
): BetaPosterior {
  const { columns } = pool;
  const kept = keptOf(pool, row, drift);
  return { a: a + kept * columns[right]![row]!, b: b + kept * columns[wrong]![row]! };
}

/** Takes a group into the decayed counts of a row. @internal */
export function betaObserve(
  pool: Pool,
  row: number,
  { attempts, successes, lag }: Pick<Group, 'attempts' | 'successes' | 'lag'>,
  { decay, drift }: { decay: number; drift: number },
): void {
  const rights = pool.columns[right]!;
  const wrongs = pool.columns[wrong]!;
  const kept = decay * keptOf(pool, row, drift);
  const weight = power(decay, lag);
  rights[row] = kept * rights[row]! + weight * successes;
  wrongs[row] = kept * wrongs[row]! + weight * (attempts - successes);
  if (drift < 1) pool.columns[at]![row] = pool.clock[pool.stratum[row]!]!;
}

/**
 * Pass rates as Beta beliefs: prior plus decayed counts of successes and failures.
 *
 * A learner moves, so old rollouts say less: at each group of a task its evidence is multiplied by
 * `decay`, and by `drift` for each policy version that went by, drawn or not. A task that is not
 * drawn is not forgotten and not pushed towards 0: its belief widens back to the prior. A group of
 * an older policy counts `decay` to the power of its lag.
 *
 * With neither decay nor drift it is plain counting, and the evidence of two runs adds.
 *
 * @param options `decay`: default 1; `drift`: default 1; `prior`: default { a: 1, b: 1 }.
 * @returns the estimator. Effective rollouts remembered: at most n / (1 − decay).
 * @throws {DomainError} decay or drift outside (0, 1], prior shapes not positive.
 *
 * @see Qu et al. (2025), "MoPPS", arXiv:2507.04632 (decay)
 *
 * @example
 * ```ts
 * betaCounts({ decay: 0.8, drift: 0.97 }).timed; // => true
 * 'counts' in betaCounts(); // => true
 * ```
 */
export function betaCounts(options?: Pick<BetaCountsOptions, 'prior'>): CountingEstimator;
export function betaCounts(options: BetaCountsOptions): Estimator;
export function betaCounts(options: BetaCountsOptions = {}): Estimator {
  const { decay, drift, prior } = withDefaults('betaCounts', options, {
    decay: 1,
    drift: 1,
    prior: { a: 1, b: 1 },
  });
  checkRate('betaCounts', 'decay', decay);
  checkRate('betaCounts', 'drift', drift);
  if (!(prior.a > 0 && prior.b > 0))
    throw new DomainError('betaCounts', 'prior', 'with positive shapes', `${prior.a}, ${prior.b}`);
  const shapes = (pool: Pool, row: number) => betaShapes(pool, row, prior, drift);
  return {
    columns: betaColumns(drift),
    timed: drift < 1,
    ...(decay === 1 && drift === 1 && { counts: [right, wrong] }),
    shapes,
    resting: ({ columns }, row) =>
      drift === 1 || (columns[right]![row] === 0 && columns[wrong]![row] === 0),
    mean(pool, row) {
      const { a, b } = shapes(pool, row);
      return a / (a + b);
    },
    observe: (pool, row, group) => betaObserve(pool, row, group, { decay, drift }),
  };
}

/** Moves the evidence of a row by so many logits, and keeps a share of it. @internal */
export function betaShift(
  pool: Pool,
  row: number,
  { carry, logits }: { carry: number; logits: number },
): void {
  const rights = pool.columns[right]!;
  const wrongs = pool.columns[wrong]!;
  const total = rights[row]! + wrongs[row]!;
  const p = (rights[row]! + 0.02 * total) / (1.04 * total || 1);
  const odds = (p / (1 - p)) * Math.exp(logits);
  const moved = Math.min(0.95, Math.max(0.05, odds / (1 + odds)));
  rights[row] = carry * total * moved;
  wrongs[row] = carry * total * (1 - moved);
}
