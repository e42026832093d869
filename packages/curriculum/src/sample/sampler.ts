import type { BetaPosterior, Rng } from '@bits-per-sample/core';
import type { Pool } from '../strategy/pool.ts';
import type { Score, Stage } from '../strategy/stage.ts';
import type { BeliefIndex } from './beliefIndex.ts';
import type { SumTree } from './sumTree.ts';

/** Tasks that are drawn from together: one stratum, or all of them. */
export interface Lot {
  /** Their weights, all > 0. */
  readonly tree: SumTree;
  /** Row of each leaf in the pool; undefined: leaf = row. */
  readonly rows: readonly number[] | undefined;
  /** Tasks with equal beliefs, where the sampler is `indexed` and beliefs can be equal. */
  readonly beliefs?: BeliefIndex | undefined;
}

/** What a sampler may ask beside the weights. */
export interface Odds {
  /** The pool. */
  readonly pool: Pool;
  /** Belief in a task's pass rate now. */
  shapes(row: number): BetaPosterior;
  /** Worth of a pass rate. */
  readonly score: Score;
  /** Share of its worth that modifiers and filters leave a task, in (0, 1]. */
  factor(row: number): number;
}

/** Leaves that were drawn, and how probable that was. */
export interface Picks {
  /** Leaves of the lot. */
  readonly leaves: readonly number[];
  /** Propensity of each, in (0, 1]. */
  readonly probabilities: readonly number[];
}

/** How weights become a batch. */
export interface Sampler extends Stage {
  /** Whether one batch may hold a task twice. */
  readonly replacement: boolean;
  /** Whether it draws tasks with equal beliefs together. */
  readonly indexed?: boolean;
  /** What lies in the tree for a weight. Default: the weight. */
  transform?(weight: number): number;
  /** Share of single draws of each leaf. Default: weight / total. */
  shares?(lot: Lot, odds: Odds): Float64Array;
  /** Draws `count` ≥ 1 leaves; fewer when it draws without replacement and there are fewer. */
  sample(lot: Lot, count: number, rng: Rng, odds: Odds): Picks;
}
