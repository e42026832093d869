import type { Estimate } from '@bits-per-sample/core';
import type { Json } from '@bits-per-sample/curriculum';

/** A mean over groups: as recorded, under the strategy's draws, and the difference. */
export interface Compared {
  /** Mean over the groups of the log. */
  readonly recorded: Estimate;
  /** Mean over the groups that the strategy would have drawn. */
  readonly replayed: Estimate;
  /** Replayed minus recorded, with an interval of its own. */
  readonly difference: Estimate;
}

/** Shares of draws by what the prompt did when it was last drawn before. */
export interface DrawShares {
  /** Of prompts that were never drawn before. */
  readonly unseen: number;
  /** Of prompts that failed in every rollout. */
  readonly failed: number;
  /** Of prompts that were solved sometimes. */
  readonly between: number;
  /** Of prompts that were solved in every rollout. */
  readonly solved: number;
}

/** What another strategy would have drawn from a log, and what that is worth. */
export interface Replay {
  readonly schema: 'bits-per-sample/replay/1';
  /** The other strategy. */
  readonly strategy: { readonly kind: string; readonly config: { readonly [key: string]: Json } };
  /** The log: what was compared are the steps after the first. */
  readonly log: {
    readonly groups: number;
    readonly prompts: number;
    readonly steps: number;
    /** Groups of the steps that were compared. */
    readonly compared: number;
    /** Share of the compared groups whose prompt was drawn in an earlier step. */
    readonly seenBefore: number;
  };
  /** Where the recorded policy's propensities come from. */
  readonly propensities: 'assumed uniform' | 'logged';
  /** Effective sample sizes of the weights, in groups and in prompts. */
  readonly effective: { readonly groups: number; readonly prompts: number };
  /** Mean importance weight: 1 when uniform propensities are right; of logged ones only the ratios count. */
  readonly meanWeight: Estimate;
  /** Share of groups that are live. */
  readonly liveShare: Compared;
  /** Mean pass rate; NaN for graded rewards. */
  readonly passRate: Compared;
  /** Mean entropy of success, bits per rollout. */
  readonly bitsPerRollout: Compared;
  /** By what a prompt did when it was last drawn. */
  readonly draws: { readonly recorded: DrawShares; readonly replayed: DrawShares };
  /** Seeded draws of the strategy, step by step: how many, of how many prompts, how many the log drew in that step too. */
  readonly drawn: { readonly groups: number; readonly prompts: number; readonly inLog: number };
  /** What makes the numbers less than they seem; every replay has some. */
  readonly limits: readonly string[];
}
