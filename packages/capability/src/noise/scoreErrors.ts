import type { Estimate } from '@bits-per-sample/core';

/** Standard errors of a score, in its unit, by what it is taken to be about. */
export interface ScoreErrors {
  /** These prompts, run again. */
  readonly these: Estimate<'score'>;
  /** Prompts like these. */
  readonly sample: Estimate<'score'>;
}
