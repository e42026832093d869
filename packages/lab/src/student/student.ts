import type { Chance } from '../world/chance.ts';
import type { RecordedPool } from '../world/createWorld.ts';
import type { World } from '../world/world.ts';

/** A learner with a known truth. It improves by the policy gradient of the rollouts it is given, and by nothing else. */
export interface Student {
  /**
   * True probability of a right answer now.
   *
   * @param task place of the task in the world.
   * @param hint share of a solution that is given, in [0, 1]; 0 is what is judged.
   */
  passRate(task: number, hint: number): number;
  /**
   * Rolls out: writes `count` actions, 0 = the right answer, others wrong ones. One number of
   * chance each, at every second place of the task's stream; the ones between are the verifier's.
   */
  act(
    task: number,
    hint: number,
    count: number,
    from: number,
    chance: Chance,
    actions: Uint8Array,
  ): void;
  /**
   * Adds the gradient of a group, mean over its rollouts of advantage × score.
   * Advantages sum to zero.
   */
  learn(
    task: number,
    hint: number,
    count: number,
    actions: Uint8Array,
    advantages: Float64Array,
  ): void;
  /** One optimiser step along the sum of what was added, divided by `groups`; time passes also without. */
  step(groups: number): void;
  /**
   * What one group would add to the judged score to first order, per unit of covariance between
   * reward and right answer: for the greedy oracle.
   *
   * @param out is written; shape [N].
   */
  outlook(out: Float64Array): void;
  /** What is judged, in [0, 1], where it is not the mean pass rate of the judged tasks. */
  score?(): number;
}

/** A kind of student. */
export interface StudentKind {
  /** Unique name. */
  readonly name: string;
  /** Highest score it can reach. Default 1: targets are shares of it. */
  readonly ceiling?: number;
  /** Tasks that were recorded, where it brings its own. */
  readonly pool?: RecordedPool;
  /** A beginner in a world. */
  create(world: World): Student;
}
