/** How the student is trained; the same for all contenders. */
export interface Trainer {
  /** Rollouts to spend, in [1, 2^30]. Default 200 000. */
  readonly budget?: number;
  /** Groups per optimiser step, in [1, 2^20]. Default 32. */
  readonly groups?: number;
  /** `none` (default): advantage r − r̄. `grpo`: divided by the group's standard deviation. */
  readonly normalise?: 'none' | 'grpo';
  /**
   * How a step is scaled. `rollouts` (default): every rollout of an admitted group pulls alike, the
   * sum divided by `groups` × 8, so that neither group size nor gates change the learning rate per
   * rollout. `admitted`: the mean over admitted groups; refusing groups then makes steps larger, and
   * a gate that spares no rollout looks 2.5 times faster than none.
   */
  readonly average?: 'rollouts' | 'admitted';
  /** Score that counts as reached, where the student has no other. Default 0.8. */
  readonly target?: number;
  /** Price of a rollout, of a token of it, of an optimiser step. Default one per rollout. */
  readonly price?: { readonly rollout?: number; readonly token?: number; readonly step?: number };
  /** Tokens per rollout, for the price. Default 0. */
  readonly tokens?: number;
}

/**
 * One contender with one student in one scenario under one seed. Plain JSON; null where undefined:
 * scores while no judged task is in the pool, shares of nothing.
 */
export interface Trial {
  /** Name of the contender. */
  readonly contender: string;
  /** Name of the scenario. */
  readonly scenario: string;
  /** Name of the student. */
  readonly student: string;
  /** Seed of world and luck. */
  readonly seed: number;
  /** Rollouts spent, profiling, screening and refused ones included. */
  readonly rollouts: number;
  /** Optimiser steps made. */
  readonly steps: number;
  /** What it cost at the trainer's prices. */
  readonly cost: number;
  /** Rollouts until the target was reached; null: never. */
  readonly toTarget: number | null;
  /** Optimiser steps until the target was reached; null: never. */
  readonly stepsToTarget: number | null;
  /** Cost until the target was reached; null: never. */
  readonly costToTarget: number | null;
  /** Mean of the score over the budget, in [0, 1]; null: at some time nothing was judged. */
  readonly auc: number | null;
  /** Score at the end; null: nothing is judged there. */
  readonly final: number | null;
  /** Mean pass rate of the lowest tenth of the judged tasks at the end; null: there are none. */
  readonly tail: number | null;
  /** Share of groups whose rewards are all equal; null: no groups. */
  readonly degenerate: number | null;
  /** Share of groups that were not trained on; null: no groups. */
  readonly refused: number | null;
  /** Share of rollouts spent on tasks that cannot be solved or are not honestly verified; null: no rollouts. */
  readonly waste: number | null;
  /** Share of tasks that were never rolled out. */
  readonly neverDrawn: number;
  /** Brier score of the pass rate that the curriculum expected against single rewards; null: it names none. */
  readonly brier: number | null;
  /** Root mean square of (expected − true) rate of rewards; null: it names none. */
  readonly rateError: number | null;
  /** Groups asked for that were not delivered. */
  readonly shortfall: number;
  /** Characters of the snapshot at the end. */
  readonly snapshot: number;
  /** Score at even shares 0, 1/50, …, 1 of the budget; null: nothing is judged then; shape [51]. */
  readonly curve: readonly (number | null)[];
}
