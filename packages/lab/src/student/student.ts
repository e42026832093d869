import type { Scenario } from '../scenario/scenario.ts';
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
   * Rolls out. Rollout i takes number 2(from + i) of the task's chance; the odd numbers are the
   * verifier's.
   *
   * @param actions is written, `count` of them: even = right, odd = wrong, more the student knows.
   */
  act(
    task: number,
    hint: number,
    count: number,
    from: number,
    chance: Chance,
    actions: Uint8Array,
  ): void;
  /** Adds the gradient of a group: mean over its rollouts of advantage × score. Advantages sum to 0. */
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
   * What one honestly verified group would add to the judged score, to first order and up to one
   * factor for all tasks. For the greedy oracle.
   *
   * @param out is written; shape [tasks].
   */
  outlook(out: Float64Array): void;
  /** What is judged, in [0, 1], where it is not the mean pass rate of the judged tasks. */
  score?(): number;
  /** Told when a task joins the pool in the middle of a run. */
  meet?(task: number): void;
}

/** A kind of student. */
export interface StudentKind {
  /** Unique name. */
  readonly name: string;
  /** Score that counts as reached. Default: the trainer's. */
  readonly target?: number;
  /** Tasks that were recorded, where it brings its own. */
  readonly pool?: RecordedPool;
  /** What of a scenario it needs to be otherwise, e.g. that there are hints. */
  adapt?(scenario: Scenario): Scenario;
  /** A beginner in a world. */
  create(world: World): Student;
}
