/** Name of a task: what the trainer calls the prompt, level or environment. */
export type TaskId = string;

/** A task as a curriculum knows it: ids and numbers, never the payload. */
export interface Task {
  /** Unique name in the pool. */
  readonly id: TaskId;
  /** Environment, skill or level it belongs to: guards and bandit arms work per stratum. */
  readonly stratum?: string;
  /** Any number that grows with difficulty: a label, a human rating, an anchor model's failure rate. May be wrong. */
  readonly difficulty?: number;
  /** Further numbers a prior may use, by names that the first pool knows. May be wrong. */
  readonly features?: Readonly<Record<string, number>>;
  /** The task this one was made from: a generated or mutated task inherits the labels it has not. */
  readonly parent?: TaskId;
  /** Largest share of a reference solution that may be given as a prefix, in [0, 1]. 0 (default): there is none. */
  readonly maxHint?: number;
  /**
   * Rollouts of it that were made before it joins the pool, an integer in [0, 2²⁰]. Default 0. With
   * `successes` they are evidence before the first draw: as if they had come back as one group of the
   * policy that is newest then, a lag of 0, and had not been asked for. They fade like any other.
   */
  readonly attempts?: number;
  /** How many of them succeeded, an integer in [0, attempts]. */
  readonly successes?: number;
}

/** Tasks that arrive and tasks that leave, in the middle of a run. */
export interface PoolChange {
  /**
   * New tasks. A known id replaces what is known of the task's labels and keeps its evidence: counts that it
   * brings along again are not counted again.
   */
  readonly add?: readonly Task[];
  /** Names of tasks that are not to be drawn any more. Their pending tickets still settle. */
  readonly remove?: readonly TaskId[];
}
