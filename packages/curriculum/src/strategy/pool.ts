import type { TaskId } from './task.ts';

/**
 * A pool of tasks as columns, row = task: what stages read, and where they remember. Plain data.
 */
export interface Pool {
  /** Number of tasks. */
  size: number;
  /** Names; shape [N]. The first pool is sorted by name, so the order of the list does not count. */
  readonly ids: TaskId[];
  /** Labels, NaN = none; shape [N] or longer, [0] while no task has had one. */
  difficulty: Float64Array;
  /** Further labels by name, NaN = none; each of shape [N] or longer. */
  readonly features: Record<string, Float64Array>;
  /** Largest hint; shape [N] or longer, [0] while no task has had one. */
  maxHint: Float64Array;
  /** Number of the stratum; shape [N] or longer. */
  stratum: Int32Array;
  /** Names of strata in the order of their first task; tasks without one share ''. */
  readonly strata: string[];
  /** Policy versions that have gone by in each stratum; stands still while it is frozen. */
  readonly clock: number[];
  /** Groups in a row, per stratum, that were lost to errors. */
  readonly lost: number[];
  /** Newest policy version; −1: none. */
  version: number;
  /** What stages remember of each task, by name; each of shape [N] or longer. */
  readonly columns: Record<string, Float64Array>;
  /** What stages remember of all tasks together, by name. */
  readonly shared: Record<string, Float64Array>;
}
