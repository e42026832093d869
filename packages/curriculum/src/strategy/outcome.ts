import type { Assignment, Draw } from './assignment.ts';

/** What came of a group, as the trainer reports it. */
export interface Outcome {
  /** The ticket of the assignment. */
  readonly ticket: string;
  /** Version of the policy that made the rollouts. */
  readonly policyVersion: number;
  /** One reward per trajectory, never per fragment. */
  readonly rewards: readonly number[];
  /** Rollouts lost to infrastructure: they cost, and are no evidence. Default 0. */
  readonly errors?: number;
  /** What only the trainer can measure. */
  readonly signals?: {
    /** Mean |advantage| of the group. */
    readonly absAdvantage?: number;
    /** Mean value loss (or positive value loss) of the group. */
    readonly valueLoss?: number;
    /** Mean token entropy, nats. */
    readonly entropy?: number;
    /** Norm of the group's gradient. */
    readonly gradNorm?: number;
  };
  /** Self-play: how the match ended for the learner. */
  readonly match?: 'win' | 'loss' | 'draw';
  /** What it cost; rollouts default to rewards plus errors. */
  readonly cost?: {
    /** Rollouts generated. */
    readonly rollouts: number;
    /** Tokens generated. */
    readonly tokens?: number;
    /** Wall-clock seconds. */
    readonly seconds?: number;
    /** Floating-point operations. */
    readonly flops?: number;
  };
}

/** An outcome joined with the draw it answers, as a strategy sees it. */
export interface Settled {
  /** What was drawn. */
  readonly draw: Draw;
  /** What came of it. */
  readonly outcome: Outcome;
  /** Policy versions between the policy that made the rollouts and the newest seen, ≥ 0. */
  readonly lag: number;
}

/** Whether the trainer should train on a group. */
export interface Verdict {
  /** The ticket it speaks of. */
  readonly ticket: string;
  /** Train on it. */
  readonly admit: boolean;
  /** Why not; every refusal has one, and refusals are counted by it. */
  readonly reason?: string;
  /** A further group of the same task that the strategy wants now, e.g. after screening. */
  readonly followUp?: Assignment;
}

/** A strategy's own answer to a settled group; the facade adds tickets and counts. */
export interface Judgement {
  /** Train on it. */
  readonly admit: boolean;
  /** Why not. */
  readonly reason?: string;
  /** A further group of the same task. */
  readonly followUp?: Draw;
}
