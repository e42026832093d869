import { type RlReadiness, rlReadiness } from '@bits-per-sample/info';
import type { PairedPrompts } from './pairPrompts.ts';

/** Both models before a first epoch of RL with groups of one size. */
export interface ComparisonReadiness {
  /** Rollouts per prompt, G. */
  readonly groupSize: number;
  /** The model before. */
  readonly base: RlReadiness;
  /** The model after. */
  readonly trained: RlReadiness;
}

/** Group sizes that are told. */
const SIZES = [4, 8, 16, 32];

/**
 * How ready both models are for RL on the paired prompts, for usual group sizes; empty where no prompt
 * was tried twice.
 */
export function comparisonReadiness(
  { base, trained }: Pick<PairedPrompts, 'base' | 'trained'>,
  level: number,
): ComparisonReadiness[] {
  const twice = [base, trained].every(({ attempts }) => attempts.some((n) => n > 1));
  if (!twice) return [];
  return SIZES.map((groupSize) => ({
    groupSize,
    base: rlReadiness(base, { groupSize, level }),
    trained: rlReadiness(trained, { groupSize, level }),
  }));
}
