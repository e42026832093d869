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
  /** Expected prompts by what the models can do; null as for all prompts. */
  readonly classes: ClassShares | null;
}

/** How even the gain is. */
export type ComparisonSpread = Omit<GainJaggedness, 'categories'>;

/** Latent, novel and undetermined prompts. */
export interface ComparisonClasses {
  /** Prompts the base could do already, beyond doubt. */
  readonly latent: number;
  /** Prompts that only the trained model can do, both beyond doubt. */
  readonly novel: number;
  /** Prompts of which the attempts do not tell. */
  readonly undetermined: number;
  /** Prompts expected in each class. */
  readonly expected: ClassShares;
  /** Pass rate from which a model "can". */
  readonly epsilon: number;
  /** Failures that would exclude it. */
  readonly failuresToExclude: number;
}

/** The ledger of bits. */
export interface ComparisonLedger {
  /** The lines. */
  readonly entries: readonly LedgerEntry[];
  /** Bits gained per bit received. */
  readonly gainPerBit: Estimate<'gained/received'>;
  /** What may be concluded. */
  readonly verdict: string;
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
  /** Single samples compared; null when prompts have several attempts. */
  readonly mcnemar: McNemar | null;
  /** Prompt by prompt: elicited or new; null when one attempt per prompt cannot tell. */
  readonly classes: ComparisonClasses | null;
  /** By category; empty without one. */
  readonly categories: readonly ComparisonCategory[];
  /** How evenly the gain fell on categories; null without two. */
  readonly spread: ComparisonSpread | null;
  /** What the bits bought. */
  readonly ledger: ComparisonLedger;
  /** What a reader must know. */
  readonly notes: readonly string[];
}
