import type { Estimate } from '@bits-per-sample/core';

/** What the rewards of one turn carry beyond those before it. */
export interface ReportTurn {
  /** Which turn, from 1. */
  readonly turn: number;
  /** H(r_t | rewards before) times the share of rollouts that came to it. */
  readonly bits: Estimate<'bits/rollout'>;
  /** Share of rollouts that came to it. */
  readonly reached: number;
}

/** What the rewards of turns carry. */
export interface ReportTurns {
  /** Rollouts whose turns have known rewards. */
  readonly rollouts: number;
  /** Rollouts with a turn of unknown reward, left out. */
  readonly missing: number;
  /** The most turns that a rollout has. */
  readonly turns: number;
  /** Σ H(r_t | past), the entropy of all rewards of a rollout together; null where it cannot be told. */
  readonly bits: Estimate<'bits/rollout'> | null;
  /** Entropy of the last reward of a rollout alone. */
  readonly last: Estimate<'bits/rollout'> | null;
  /** Turn by turn, of the first sixteen. */
  readonly each: readonly ReportTurn[];
  /** The turn that carries more than any other, beyond chance; null where none does. */
  readonly decides: number | null;
  /** Rollouts of a prompt behind each entropy, the mean. */
  readonly perPrompt: number;
  /** Share of rollouts whose rewards are those of no other of their prompt. */
  readonly unlike: number;
  /** Why bits are null: every turn has the reward of its rollout, or no prompt has two rollouts. */
  readonly reason: 'copies' | 'one-rollout' | null;
}
