import type { Estimate } from '@bits-per-sample/core';

/** Bits that some examples gave up, from their first to their last score. */
export interface SftDrop {
  /** Examples that have both scores. */
  readonly examples: number;
  /** Bits of an example; null where the log does not tell what a likelihood is of. */
  readonly perExample: Estimate<'bits/sample'> | null;
  /** Bits of a token; null where tokens are not known. */
  readonly perToken: Estimate<'bits/token'> | null;
}

/**
 * What a source does: `'teaches'` (its examples still get likelier), `'nothing more'` (they do not, up to a
 * fiftieth of what they cost), `'forgets'` (they get less likely), `'cannot tell'` (too noisy, or fewer
 * than ten examples). All sources are looked at, and levels allow for it.
 */
export type SftVerdict = 'teaches' | 'nothing more' | 'forgets' | 'cannot tell';

/** Examples of one source that were trained on, or held out. */
export interface SftSource {
  /** Its name; null where the log names none. */
  readonly name: string | null;
  /** Whether they were trained on (`'train'`) or held out (`'eval'`); null where the log does not say. */
  readonly split: 'train' | 'eval' | null;
  /** Their tokens; null where tokens are not known. */
  readonly tokens: number | null;
  /** Bits of an example at its first score; null where it is not told. */
  readonly before: number | null;
  /** Bits of a token at the last score, which are left; null where tokens are not known. */
  readonly left: number | null;
  /** What they gave up in all. */
  readonly absorbed: SftDrop;
  /**
   * What they gave up between the last two scores, where there are three or more; else null. In bits of
   * an example, or of a token where only these are told.
   */
  readonly last: Estimate<'bits/sample' | 'bits/token'> | null;
  /** What they do now: by `last`, or by `absorbed` where there is no such. */
  readonly verdict: SftVerdict;
}

/** What an example still costs at the end, and what of it still goes. */
export interface SftEnd {
  /** Bits of a token that are left. */
  readonly left: number;
  /** Bits of a token that went between the last two scores; null with two scores. */
  readonly last: Estimate<'bits/token'> | null;
}

/** What supervised training took out of its examples. */
export interface ReportSft {
  /** Distinct examples. */
  readonly examples: number;
  /** Examples without a second score, which are left out. */
  readonly unpaired: number;
  /** Fewest and most scores of an example. */
  readonly scores: readonly [number, number];
  /**
   * When they were scored: `'before and after'`, at `'steps'` all together, `'in training'` (each when it
   * was trained on), or `'once'`, so that nothing can be said of what went.
   */
  readonly scored: 'before and after' | 'steps' | 'in training' | 'once';
  /** What a likelihood is of. */
  readonly unit: 'example' | 'token' | 'unknown';
  /** Tokens of all examples; null where one is not known. */
  readonly tokens: number | null;
  /** Bits of an example at its first score, mean; null where it is not told. */
  readonly before: number | null;
  /** All examples. */
  readonly absorbed: SftDrop;
  /** Those that were trained on; null where the log does not say which. */
  readonly trained: SftDrop | null;
  /** Those that were held out; null where there are none. */
  readonly heldOut: SftDrop | null;
  /**
   * What examples that were trained on gave up beyond held-out ones of the same source: memorised rather
   * than learned. In bits of a token, or of an example where tokens are not known; null where no source
   * has ten of both.
   */
  readonly memorised: Estimate<'bits/token' | 'bits/sample'> | null;
  /** The mean over examples for other sources like these; null with fewer than five sources. */
  readonly acrossSources: Estimate<'bits/sample' | 'bits/token'> | null;
  /** By source, the most absorbed per example first; one entry where the log names none. */
  readonly sources: readonly SftSource[];
  /** What is left; null where tokens are not known, or each example was scored once. */
  readonly end: SftEnd | null;
  /** Why nothing is said of what went; null where something is. */
  readonly refusal: SftRefusal | null;
}

/**
 * Why bits absorbed are not told: each example was scored once, the numbers do not tell whether a
 * likelihood is of an example or of a token, a likelihood of a token without tokens is not one of an
 * example, or there are fewer than two examples.
 */
export type SftRefusal = 'scored-once' | 'unit-unknown' | 'too-few';
