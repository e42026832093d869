import type { BetaPosterior } from '@bits-per-sample/core';
import type { Draw } from './assignment.ts';
import type { Settled } from './outcome.ts';
import type { Pool } from './pool.ts';

/** A settled group with at least one reward, its sums made. */
export interface Group extends Settled {
  /** Number of rewards, ≥ 1. */
  readonly attempts: number;
  /** Sum of the rewards, each clamped to [0, 1]: a reward between counts as that much success. */
  readonly successes: number;
  /** Mean of the rewards as they came. */
  readonly mean: number;
}

/**
 * One part of a strategy. It says what it remembers of each task, and learns from groups; what it
 * remembers lies in the pool, not in the stage, which is a constant.
 */
export interface Stage {
  /** Columns it keeps: name (prefixed by the stage's) → value for a new task. */
  readonly columns?: Readonly<Record<string, number>>;
  /** Numbers it keeps for all tasks together: name → values at the start. */
  readonly shared?: (pool: Pool) => Readonly<Record<string, Float64Array>>;
  /** What it says changes as policy versions go by, without new evidence. */
  readonly timed?: boolean;
  /** Learns from a group. */
  observe?(pool: Pool, row: number, group: Group): void;
  /**
   * Learns what a task brought along when it joined the pool, as one group that nobody drew. Default:
   * as from any group.
   */
  known?(pool: Pool, row: number, group: Group): void;
  /** A task has been drawn. */
  drawn?(pool: Pool, row: number): void;
}

/** What is known of a task's pass rate. */
export interface Estimator extends Stage {
  /** Expected pass rate now; NaN = nothing is known. */
  mean(pool: Pool, row: number): number;
  /** The belief now, for Thompson sampling. */
  shapes?(pool: Pool, row: number): BetaPosterior;
  /** Whether that belief stays as it is until the task's next group; then tasks with equal beliefs can be drawn together. */
  resting?(pool: Pool, row: number): boolean;
}

/** An estimator whose evidence is a count: the counts of two runs add. */
export interface CountingEstimator extends Estimator {
  /** Columns that add. */
  readonly counts: readonly string[];
}

/** What a task is worth, from its pass rate or from other signals. */
export interface Score extends Stage {
  /** Worth now, ≥ 0, given the estimator's mean; NaN = unknown. */
  score(pool: Pool, row: number, mean: number): number;
  /** Worth of a known pass rate, for Thompson sampling: largest at one point, falling on both sides. */
  worth?(p: number): number;
  /** The largest worth there is. */
  readonly best?: number;
  /** The interval of pass rates worth more than `least`; empty when lower ≥ upper. */
  band?(least: number): readonly [lower: number, upper: number];
}

/** Changes a weight. */
export interface Modifier extends Stage {
  /** Under which it appears among a draw's components. */
  readonly name: string;
  /** The new weight; what is not positive and finite becomes the least weight there is. */
  modify(weight: number, pool: Pool, row: number, mean: number): number;
}

/** Keeps every stratum alive; a {@link Modifier} in name, carried out where strata are chosen. */
export interface Guard {
  readonly name: 'stratumGuard';
  /** Least share of the draws of each stratum, in [0, 1]; at most 1/S with S strata. */
  readonly minShare: number;
}

/** Lets tasks out softly: those outside keep `floor` of their weight, and may come back. */
export interface Filter extends Stage {
  /** Under which it appears among a draw's components. */
  readonly name: string;
  /** Share of the weight that tasks outside keep, in (0, 1]. */
  readonly floor: number;
  /** Whether a task is inside. */
  inside(pool: Pool, row: number, mean: number): boolean;
}

/** How many rollouts each drawn task gets. */
export interface Allocator extends Stage {
  /** Group size when no budget is given. */
  readonly groupSize: number;
  /** Group sizes; `budget` is undefined when the trainer names none. */
  allocate(pool: Pool, rows: readonly number[], budget: number | undefined): readonly number[];
  /** Fields of a draw beside task, rollouts and probability: phase, hint, attempts, opponent. */
  details?(pool: Pool, row: number): Partial<Draw>;
  /** Why not to train on a group, before the gates are asked: a screening only counts. */
  refuses?(pool: Pool, group: Group): string | undefined;
  /** A further group of the same task, after this one. */
  followUp?(pool: Pool, row: number, group: Group): Draw | undefined;
}

/** Whether to train on a group. */
export interface Gate extends Stage {
  /** Why not; undefined: train. */
  refuses(pool: Pool, group: Group): string | undefined;
  /** Times the same task is drawn again when this gate refuses. Default 0. */
  readonly repeats?: number;
}
