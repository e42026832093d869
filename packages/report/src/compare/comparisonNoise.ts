import { type PromptQuestion, pairedNoise, promptScores } from '@bits-per-sample/capability';
import type { Estimate } from '@bits-per-sample/core';
import { defined } from '../trials/defined.ts';
import type { GroupCounts } from '../trials/groupCounts.ts';
import type { PairedPrompts } from './pairPrompts.ts';

/** Chance to see the smallest difference. */
const POWER = 0.8;

/** What of the difference at the first try is chance, and what was too small to be seen. */
export interface ComparisonNoise {
  /** How far chance of the tries alone moves the difference, on these prompts, at the level; null with one try each. */
  readonly chance: number | null;
  /** What of the difference is more than that, at least, with its sign; 0 when all may be chance. */
  readonly moreThanChance: number | null;
  /** Share of the scatter of the differences between prompts that is chance of the tries. */
  readonly chanceShare: Estimate | null;
  /** The smallest true difference that these two files show, at the level and power. */
  readonly smallest: Estimate | null;
  /** Chance to see it. */
  readonly power: number;
  /** Tries that halve it, as a factor; null where no number would, or it cannot be told. */
  readonly triesToHalve: number | null;
  /** Prompts with some tries right and some wrong; null with one try each. */
  readonly flips: { readonly base: number | null; readonly trained: number | null };
}

/** Chance in the difference of pass rates over the paired prompts. */
export function comparisonNoise(
  { base, trained }: PairedPrompts,
  { prompts, level }: { readonly prompts: PromptQuestion; readonly level: number },
): ComparisonNoise {
  const noise = pairedNoise(promptScores(base), promptScores(trained), {
    prompts,
    level,
    power: POWER,
  });
  const known = (x: number): number | null => (Number.isFinite(x) ? x : null);
  return {
    chance: known(noise.chance),
    moreThanChance: known(noise.moreThanChance),
    chanceShare: defined(noise.chanceShare),
    smallest: defined(noise.smallest),
    power: POWER,
    triesToHalve: known(noise.attemptsToHalve),
    flips: { base: flipping(base), trained: flipping(trained) },
  };
}

function flipping({ successes, attempts }: GroupCounts): number | null {
  if (attempts.every((n) => n < 2)) return null;
  return successes.reduce((sum, k, i) => sum + Number(k > 0 && k < attempts[i]!), 0);
}
