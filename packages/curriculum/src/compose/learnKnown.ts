import type { Group } from '../strategy/stage.ts';
import type { Task } from '../strategy/task.ts';
import type { ComposedState } from './composedState.ts';
import { groupOf } from './groupOf.ts';
import type { Plan } from './plan.ts';

/** Name of the column that holds which part of a count was known beforehand. @internal */
export const knownPart = (name: string): string => `known.${name}`;

/**
 * What a task brings along, as one group of a policy that is newest now; undefined: nothing.
 * @internal
 */
function knownGroup({ id, successes = 0, attempts = 0 }: Task, version: number): Group | undefined {
  if (attempts === 0) return undefined;
  const rewards = new Array<number>(attempts).fill(0).fill(1, 0, successes);
  return groupOf({
    draw: { task: id, rollouts: attempts, probability: 1, components: {} },
    outcome: { ticket: '', policyVersion: version, rewards },
    lag: 0,
  });
}

/** Lets every stage learn what a task brings along; its row has no leaf yet. @internal */
export function learnKnown(plan: Plan, { pool }: ComposedState, row: number, task: Task): void {
  const group = knownGroup(task, pool.version);
  if (!group) return;
  for (const stage of plan.stages)
    if (stage.known) stage.known(pool, row, group);
    else stage.observe?.(pool, row, group);
  for (const name of plan.counts) {
    const column = pool.columns[name]!;
    pool.columns[knownPart(name)] ??= new Float64Array(column.length);
    pool.columns[knownPart(name)]![row] = column[row]! - plan.initial[name]!;
  }
}
