import type { TaskId } from './task.ts';

/** What a trainer asks for. */
export interface AskRequest {
  /** Groups wanted, an integer in [1, 2²⁰]. */
  readonly groups: number;
  /** Rollouts to spend on them in all. Default: groups × the strategy's own group size. */
  readonly rolloutBudget?: number;
  /** Optimiser step, ≥ 0. */
  readonly step: number;
  /** Version of the policy that will roll out, ≥ 0; grows with each update. */
  readonly policyVersion: number;
  /** What the rollouts are for. `evaluate` draws uniformly and moves no curriculum. Default `train`. */
  readonly purpose?: 'train' | 'profile' | 'evaluate';
}

/** One group to roll out. */
export interface Assignment {
  /** `run:sequence number`; the outcome must quote it. */
  readonly ticket: string;
  /** The task to roll out. */
  readonly task: TaskId;
  /** Group size for this task. */
  readonly rollouts: number;
  /**
   * Propensity: probability with which the strategy drew this task, in (0, 1]; 1 = the draw was
   * deterministic. With replacement, the probability of one draw; without, the probability of
   * being among the batch, given the threshold that the others set.
   */
  readonly probability: number;
  /** Part of a multi-stage strategy. */
  readonly phase?: 'screen' | 'continue' | 'replay' | 'new' | 'mutate' | 'probe';
  /** Share of a reference solution to be given as a prefix, in [0, 1]. */
  readonly hint?: number;
  /** Inference scaling: one scored unit is the best of so many attempts. */
  readonly attempts?: number;
  /** Self-play: whom to play, on which side. */
  readonly opponent?: { readonly agent: string; readonly side?: number };
  /** Continuous task spaces: where in the space. */
  readonly params?: Readonly<Record<string, number>>;
  /** Why this task: score, prior, gate, staleness, … as they were when it was drawn. */
  readonly components: Readonly<Record<string, number>>;
}

/** An assignment before the facade has given it a ticket. */
export interface Draw extends Omit<Assignment, 'ticket'> {
  /** Where the strategy keeps the task: it comes back with the outcome, and no trainer sees it. */
  readonly row?: number;
  /** Tasks that had left the pool when it was drawn: with the next to leave, rows may change hands. */
  readonly moves?: number;
}
