import { power } from '@bits-per-sample/core';
import { botsUpdate } from '../../rule/belief/botsUpdate.ts';
import type { Pool } from '../../strategy/pool.ts';
import type { Estimator } from '../../strategy/stage.ts';

const right = 'interpolated.a';
const wrong = 'interpolated.b';
const at = 'interpolated.at';
const shared = 'interpolated.capability';

/** Options of {@link interpolated}. */
export interface InterpolatedEstimatorOptions {
  /** In (0, 1]. */
  readonly forgetting: number;
  readonly trust: number;
  readonly pseudoRollouts: number;
  /** Groups that the prediction remembers. */
  readonly memory: number;
  /** Features that hold the pass rates of a weaker and a stronger model. */
  readonly anchors: readonly [weak: string, strong: string] | null;
}

/** Where the learner stands between the anchors: 0 at the weak one, 1 at the strong one. @internal */
export const capabilityOf = (pool: Pool): number =>
  pool.shared[shared]![0]! / pool.shared[shared]![1]!;

/**
 * Beliefs that mix a task's own rollouts with what the pool predicts. The prediction stands between
 * the pass rates of two anchor models, where the learner stands between them on the tasks it was
 * rolled out on; a task without anchors has none, and keeps its belief until it is rolled out.
 *
 * Tasks that were not rolled out follow the prediction once per policy version; that is done when
 * they are looked at, with the prediction of that moment.
 * @internal
 */
export function interpolated({
  anchors,
  memory,
  forgetting,
  trust,
  pseudoRollouts,
}: InterpolatedEstimatorOptions): Estimator {
  const anchorsOf = (pool: Pool, row: number): readonly [number, number] | undefined => {
    const [weak, strong] = (anchors ?? []).map((name) => pool.features[name]?.[row] ?? NaN);
    return weak! >= 0 && strong! >= 0 ? [weak!, strong!] : undefined;
  };
  const predict = (pool: Pool, row: number) => {
    const found = anchorsOf(pool, row);
    if (!found) return undefined;
    const [weak, strong] = found;
    return Math.max(0, Math.min(1, weak + capabilityOf(pool) * (strong - weak)));
  };
  const clock = (pool: Pool, row: number) => pool.clock[pool.stratum[row]!]!;
  /** The belief after the versions that went by without rollouts: a geometric series. */
  const shapes = (pool: Pool, row: number) => {
    const { columns } = pool;
    const predicted = predict(pool, row);
    if (predicted === undefined) return { a: columns[right]![row]!, b: columns[wrong]![row]! };
    const versions = Math.max(0, clock(pool, row) - columns[at]![row]!);
    const kept = power(1 - forgetting, versions);
    const rest = (share: number) => 1 + (trust * pseudoRollouts * share) / forgetting;
    return {
      a: kept * columns[right]![row]! + (1 - kept) * rest(predicted),
      b: kept * columns[wrong]![row]! + (1 - kept) * rest(1 - predicted),
    };
  };
  return {
    columns: { [right]: 1, [wrong]: 1, [at]: 0 },
    // sums of a forgetful regression of reward − weak on strong − weak; it begins at ½
    shared: () => ({ [shared]: Float64Array.of(0.5, 1) }),
    timed: true,
    shapes,
    mean(pool, row) {
      const { a, b } = shapes(pool, row);
      return a / (a + b);
    },
    observe(pool, row, { attempts, successes }) {
      const predicted = predict(pool, row);
      const after = botsUpdate(
        shapes(pool, row),
        { successes, attempts },
        predicted === undefined
          ? { predicted: 0.5, trust: 0, forgetting }
          : { predicted, trust, forgetting, pseudoRollouts },
      );
      pool.columns[right]![row] = after.a;
      pool.columns[wrong]![row] = after.b;
      pool.columns[at]![row] = clock(pool, row) + 1; // this version's step is made
      const [weak, strong] = anchorsOf(pool, row) ?? [0, 0];
      if (weak === strong) return; // such a task tells nothing of where the learner stands
      const [span, sums, kept] = [strong - weak, pool.shared[shared]!, 1 - 1 / memory];
      sums.set([
        kept * sums[0]! + span * (successes / attempts - weak),
        kept * sums[1]! + span * span,
      ]);
    },
  };
}
