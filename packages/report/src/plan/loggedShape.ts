import type { QuarterMeans } from '../trials/quarterMeans.ts';

/** What a log says of the costs of its run, over the first and last quarter of its steps. */
export interface LoggedCosts {
  /** Tokens of a prompt; null: not logged. */
  readonly promptTokens: QuarterMeans | null;
  /** Tokens of a completion. */
  readonly completionTokens: QuarterMeans | null;
  /** Share of the judged rollouts that were in live groups. */
  readonly live: QuarterMeans | null;
  /** Share of the verdicts that were right. */
  readonly passRate: QuarterMeans | null;
  /** Rollouts of a step. */
  readonly rolloutsPerStep: QuarterMeans | null;
  /** Whether the log holds means per step, no rollouts. */
  readonly means: boolean;
  /** Steps of the log. */
  readonly steps: number;
  /** Several runs stand under the same steps, so that nothing is said of changes. */
  readonly severalRuns: boolean;
}
