/** What is known of a prompt's weight. */
export interface WeightEvidence {
  /** Scored rollouts in the log. */
  readonly rollouts: number;
  /** Successes among them. */
  readonly successes: number;
  /** Pass rate that the strategy believes in now. */
  readonly estimate: number;
  /** Share of the score that the strategy's modifiers kept; less than 1 where a prompt does not move. */
  readonly kept: number;
}

/** Fewer rollouts say little about a pass rate. */
const FEW = 4;

/** Pass rates between these have at least 72 % of a bit. */
const ZONE = [0.2, 0.8] as const;

/** Below so much of its score, a prompt counts as one that does not move. */
const KEPT = 0.5;

/**
 * Why a prompt has its weight, in words.
 *
 * @param evidence counts, belief, and what the strategy made of it.
 * @returns the reason.
 */
export function weightReason({ rollouts, successes, estimate, kept }: WeightEvidence): string {
  if (rollouts < FEW) return `too few rollouts (${rollouts}) to tell`;
  if (successes === 0) return 'unsolved every time';
  if (successes === rollouts) return 'solved every time';
  if (kept < KEPT) return 'between, but not moving: rewards may be noise';
  if (estimate < ZONE[0]) return 'solved seldom of late';
  if (estimate > ZONE[1]) return 'solved mostly of late';
  return 'in the zone: solved sometimes';
}
