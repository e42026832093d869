import type {
  CapabilityComparison,
  CapabilityVerdict,
  ClassShares,
  GainJaggedness,
  LedgerEntry,
  McNemar,
  PromptQuestion,
} from '@bits-per-sample/capability';
import type { Estimate } from '@bits-per-sample/core';
import type { ComparisonNoise } from './comparisonNoise.ts';
import type { ComparisonReadiness } from './comparisonReadiness.ts';

/** One of the two models, as it was read. */
export interface ComparisonSide {
  /** What it is called: its file, and which rows of it. */
  readonly name: string;
  /** Files read. */
  readonly files: readonly string[];
  /** Their format. */
  readonly format: string;
  /** Prompts in them. */
  readonly prompts: number;
  /** Prompts that the other side does not have. */
  readonly unpaired: number;
  /** Fewest and most attempts of a paired prompt. */
  readonly attempts: readonly [number, number];
  /** What counted as a success. */
  readonly success: string;
  /** Mean pass rate over the paired prompts. */
  readonly passRate: Estimate<'probability'>;
}

/** A category on both sides. */
export interface ComparisonCategory {
  /** Its name. */
  readonly name: string;
  /** Paired prompts in it. */
  readonly prompts: number;
  /** Pass rate before. */
  readonly base: Estimate<'probability'>;
  /** Pass rate after. */
  readonly trained: Estimate<'probability'>;
  /** Paired gain. */
  readonly gain: Estimate<'probability'>;
  /** One of the most tries that all prompts were given; null when that is one. */
  readonly reach: {
    /** That many tries. */
    readonly k: number;
    /** pass@k before. */
    readonly base: Estimate<'probability'>;
    /** pass@k after. */
    readonly trained: Estimate<'probability'>;
    /** Paired difference, as wide as looking at all categories asks for. */
    readonly difference: Estimate<'probability'>;
    /** What the curves of this category allow to say, all categories looked at. */
    readonly verdict: CapabilityVerdict;
  } | null;
  /** Expected prompts by what the models can do; null where they are for all prompts. */
  readonly classes: ClassShares | null;
}

/** How even the gain is. */
export type ComparisonSpread = Omit<GainJaggedness, 'categories'>;

/** Prompts by what the models before and after can do. */
export interface ComparisonClasses {
  /** Prompts that could be done before already, each tested by itself; null with `expected`. */
  readonly latent: number | null;
  /** Prompts that can be done only after, each tested by itself. */
  readonly novel: number | null;
  /** Prompts of which the attempts do not tell. */
  readonly undetermined: number | null;
  /** Prompts expected in each class; null for fewer than 30 prompts or 4 attempts. */
  readonly expected: ClassShares | null;
  /** The least of prompts like these that each class may have, whatever the pass rates. */
  readonly lower: ClassShares | null;
  /** The most. */
  readonly upper: ClassShares | null;
  /** Prompts that were right at least once, as counted. */
  readonly counted: ClassShares;
  /** Pass rate from which a model "can". */
  readonly epsilon: number;
  /** Failures that would exclude it. */
  readonly failuresToExclude: number;
}

/** The ledger of bits. */
export interface ComparisonLedger {
  /** The lines, in bits over all rewards and all prompts. */
  readonly entries: readonly LedgerEntry[];
}

/** Two models on the same prompts: what `compare` prints. */
export interface Comparison {
  /** Version of this shape. */
  readonly schema: 'bits-per-sample/comparison/1';
  /** The model before. */
  readonly base: ComparisonSide;
  /** The model after. */
  readonly trained: ComparisonSide;
  /** Prompts compared. */
  readonly prompts: number;
  /** Which question the intervals answer. */
  readonly question: PromptQuestion;
  /** Level of the intervals and bands. */
  readonly level: number;
  /** Curves with simultaneous bands, verdict and crossings. */
  readonly curves: CapabilityComparison;
  /** What of the difference at the first try is chance. */
  readonly noise: ComparisonNoise;
  /** Single samples compared; null when prompts have several attempts. */
  readonly mcnemar: McNemar | null;
  /** Which prompts can be done; null when one attempt per prompt cannot tell. */
  readonly classes: ComparisonClasses | null;
  /** By category; empty without one. */
  readonly categories: readonly ComparisonCategory[];
  /** How evenly the gain fell on categories; null without two. */
  readonly spread: ComparisonSpread | null;
  /** How ready both are for RL on these prompts, by group size; empty where no prompt was tried twice. */
  readonly readiness: readonly ComparisonReadiness[];
  /** Bits that rewards told, and bits of the gain. */
  readonly ledger: ComparisonLedger;
  /** What a reader must know before any number. */
  readonly warnings: readonly string[];
  /** What a reader must know. */
  readonly notes: readonly string[];
}
