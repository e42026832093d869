import type { Task } from '@bits-per-sample/curriculum';
import type { Scenario } from '../scenario/scenario.ts';

/** What is true of a pool and no curriculum may see; arrays have one entry per task. */
export interface World {
  /** What it was drawn from. */
  readonly scenario: Scenario;
  /** What it was drawn with. */
  readonly seed: number;
  /** What a curriculum sees: names and labels. */
  readonly tasks: readonly Task[];
  /** Place of a task in the arrays, by name. */
  readonly index: ReadonlyMap<string, number>;
  /** Logits against a beginner; shape [tasks]. */
  readonly difficulty: Float64Array;
  /** What each task asks of each skill, unit length per task; shape [tasks × skills]. */
  readonly loading: Float64Array;
  /** How fast a task teaches, in (0, 1]; shape [tasks]. */
  readonly speed: Float64Array;
  /** 1: can be solved; shape [tasks]. */
  readonly possible: Uint8Array;
  /** 1: the reward has nothing to do with the answer; shape [tasks]. */
  readonly noisy: Uint8Array;
  /** 1: judged, because it can be solved and is verified honestly; shape [tasks]. */
  readonly judged: Uint8Array;
  /** Share of the budget spent when the task arrives, 0: there from the start; shape [tasks]. */
  readonly arrival: Float64Array;
  /** Share of the budget spent when it leaves, Infinity: it stays; shape [tasks]. */
  readonly departure: Float64Array;
}
