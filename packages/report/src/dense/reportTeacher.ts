import type { Estimate } from '@bits-per-sample/core';

/** What a teacher told in on-policy distillation, and how far the student is from it. */
export interface ReportTeacher {
  /** Rollouts with log-probabilities by both models. */
  readonly rollouts: number;
  /** Their tokens; null where only sums over answers are logged. */
  readonly tokens: number | null;
  /** Tokens that the student sampled and the teacher excludes; they are in no distance. */
  readonly excluded: number;
  /** Share of the answers' tokens that have log-probabilities; null where lengths are not known. */
  readonly covered: number | null;
  /** Bits told at least, by the probabilities of the sampled tokens. */
  readonly told: Estimate<'bits/rollout'> | null;
  /** Bits told at least, by k tokens at each place and the rest; null where they are not logged. */
  readonly toldByTop: Estimate<'bits/rollout'> | null;
  /** The larger of both per token. */
  readonly toldPerToken: number | null;
  /** Mean of s − t: KL(student‖teacher). A distance and no information. */
  readonly distance: Estimate<'nats/token' | 'nats/rollout'> | null;
  /** The same over the first and the last quarter of the steps; null of fewer than four. */
  readonly course: { readonly first: number; readonly last: number } | null;
  /**
   * `'nothing'`: both say the same from the start; `'reached'`: they do by now; `'cannot tell'`: the
   * numbers are not log-probabilities of what was sampled.
   */
  readonly state: 'teaches' | 'reached' | 'nothing' | 'cannot tell';
  /**
   * Why bits are null: `'sums-only'`, or what a log of sampled tokens cannot show: `'not-sampled-with'`
   * (e^(t − s) above 1 in the mean), `'below-zero'` (a distance), `'fewer-repeats'` (two answers begin
   * alike less often than their probabilities say).
   */
  readonly reason: 'sums-only' | 'not-sampled-with' | 'below-zero' | 'fewer-repeats' | null;
}
