import { checkObject, DomainError } from '@bits-per-sample/core';
import { checkList } from '../check/checkList.ts';
import { inNameOf } from '../check/inNameOf.ts';
import type { CountingStrategy } from '../compose/countingStrategy.ts';
import type { Json } from '../strategy/strategy.ts';
import { curriculum } from './curriculum.ts';
import type { Curriculum, CurriculumSnapshot } from './handle.ts';

/** Options of {@link merge}. */
export interface MergeOptions {
  /** Seed of the merged run. */
  readonly seed: number;
  /** Its name. Default `run`. */
  readonly run?: string;
  /** As of `curriculum`. Default 16. */
  readonly maxAge?: number;
}

/**
 * One curriculum from the evidence of several that began apart, over the same tasks.
 *
 * Only counts can be added: the strategy's type says whether its evidence is counts (`uniform`,
 * `weighted`, and compositions on `betaCounts` without decay and drift). Averages that fade have an
 * order and cannot be merged; let one process hold the state, and the others send it outcomes. Counts
 * that a task brought along into several of the runs are counted once.
 *
 * @param snapshots of the runs, at least one; tasks that the first does not know are left out.
 * @param strategy the strategy of all of them.
 * @param options `seed`, `run` and `maxAge` of the new run. Pending tickets stay with their runs.
 * @returns a new curriculum.
 * @throws {DomainError} no snapshot, or one of another strategy or version.
 *
 * @example
 * ```ts
 * const tasks = [{ id: 'a' }, { id: 'b' }];
 * const [one, two] = [1, 2].map((seed) => curriculum(uniform({ groupSize: 2 }), { tasks, seed }));
 * for (const run of [one, two]) {
 *   const [{ ticket }] = run.ask({ groups: 1, step: 0, policyVersion: 0 });
 *   run.observe([{ ticket, policyVersion: 0, rewards: [1, 1] }]);
 * }
 * const both = merge([one.snapshot(), two.snapshot()], uniform({ groupSize: 2 }), { seed: 3 });
 * both.weights().ids; // => ['a', 'b']
 * ```
 */
export function merge<S>(
  snapshots: readonly CurriculumSnapshot[],
  strategy: CountingStrategy<S>,
  options: MergeOptions,
): Curriculum {
  const fn = 'merge';
  const { kind, version } = strategy;
  checkList(fn, 'snapshots', snapshots);
  checkObject(fn, 'options', options);
  const states = snapshots.map((snapshot) => {
    const { strategy: of, state } = snapshot ?? {};
    if (of?.kind !== kind || of.version !== version)
      throw new DomainError(fn, 'snapshots', `of ${kind}, version ${version}`, of?.kind);
    return inNameOf(fn, () =>
      strategy.load((state as { readonly strategy: Json }).strategy, version),
    );
  });
  const [first, ...others] = states;
  if (first === undefined) throw new DomainError(fn, 'snapshots', 'at least one', 'none');
  for (const other of others) strategy.merge(first, other);
  return inNameOf(fn, () =>
    curriculum({ ...strategy, init: () => first }, { tasks: [], ...options }),
  );
}
