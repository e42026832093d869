import { removeRow, reserve, writeLabels } from '../strategy/poolRows.ts';
import type { PoolChange, Task } from '../strategy/task.ts';
import type { ComposedState } from './composedState.ts';
import { learnKnown } from './learnKnown.ts';
import { enterLot, leaveLot, plantLeaves, refreshLeaves } from './leaves.ts';
import type { Plan } from './plan.ts';

const sortedById = (tasks: readonly Task[]): readonly Task[] =>
  tasks.every((task, i) => i === 0 || tasks[i - 1]!.id < task.id)
    ? tasks
    : [...tasks].sort((x, y) => (x.id < y.id ? -1 : x.id > y.id ? 1 : 0));

/** Takes a task out of the pool; the last row moves into its place. @internal */
function removeTask(plan: Plan, state: ComposedState, id: string): void {
  const row = state.rows.get(id);
  if (row === undefined) return;
  const { pool, lots, leaves, rows } = state;
  const last = pool.size - 1;
  rows.remove(row);
  if (plan.guard) {
    leaveLot(state, row);
    if (row !== last) {
      leaves[row] = leaves[last]!;
      lots[pool.stratum[last]!]!.rows![leaves[row]!] = row;
    }
    leaves.pop();
  } else {
    const { tree } = lots[0]!;
    tree.set(row, tree.weights[last]!);
    tree.pop();
    lots[0]!.beliefs?.remove(row, last);
  }
  state.moves++;
  state.planted--;
  removeRow(pool, row, plan.initial);
  if (state.cursor >= pool.size) state.cursor = 0;
  state.overdue = Math.min(state.overdue, pool.size);
}

/** Gives tasks their rows; of a known one the labels are replaced. They have no leaves yet. @internal */
export function addTasks(plan: Plan, state: ComposedState, tasks: readonly Task[]): void {
  const { pool, rows } = state;
  const fresh = pool.size === 0;
  const strata = new Map(pool.strata.map((name, s) => [name, s]));
  reserve(pool, pool.size + tasks.length, plan.initial);
  const tried: { readonly row: number; readonly task: Task }[] = [];
  for (const task of sortedById(tasks)) {
    const parent = task.parent === undefined ? undefined : rows.get(task.parent);
    // an empty pool fills in the order of names: a name can only be that of the row before
    const again = pool.size > 0 && pool.ids[pool.size - 1] === task.id;
    const known = fresh ? (again ? pool.size - 1 : undefined) : rows.get(task.id);
    if (known !== undefined) {
      const planted = known < state.planted;
      if (plan.guard && planted) leaveLot(state, known);
      writeLabels(pool, known, task, { parent, fresh, strata });
      if (plan.guard && planted) enterLot(plan, state, known);
      else if (planted) refreshLeaves(plan, state, [known]);
      continue;
    }
    const row = pool.size;
    writeLabels(pool, row, task, { parent, fresh, strata });
    rows.add();
    pool.size++;
    if (task.attempts) tried.push({ row, task });
  }
  // a pool that was emptied and filled again keeps what was learned of all tasks together
  if (fresh)
    for (const stage of plan.stages)
      Object.assign(pool.shared, { ...stage.shared?.(pool), ...pool.shared });
  for (const { row, task } of tried) learnKnown(plan, state, row, task);
}

/** Tasks that leave and tasks that arrive, with all that hangs on them. @internal */
export function changeTasks(
  plan: Plan,
  state: ComposedState,
  { add = [], remove = [] }: PoolChange,
): void {
  for (const id of remove) removeTask(plan, state, id);
  addTasks(plan, state, add);
  plantLeaves(plan, state);
}
