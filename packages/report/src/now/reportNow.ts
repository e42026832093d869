import type { NowFinding } from './nowFinding.ts';

/**
 * What a run does now, since when, and why as far as the log tells.
 *
 * @typeParam Headline the numbers of a report, as the window has them.
 */
export interface ReportNow<Headline = unknown> {
  /** First step of the current window: the last steps that do not differ beyond chance. Null without steps. */
  readonly from: number | null;
  /** Last step of the run. */
  readonly to: number | null;
  /** Steps of the window. */
  readonly steps: number;
  /** Groups of the window; null where the log holds means per step. */
  readonly groups: number | null;
  /** Whether the window is the run, or nearly (80 % of its groups): then there is no second column. */
  readonly wholeRun: boolean;
  /** The five numbers of the window; null where it is the whole run, or the log holds no groups. */
  readonly headline: Headline | null;
  /** What changed over time: alarms first. */
  readonly trends: readonly NowFinding[];
  /** What columns of the log tell of causes. */
  readonly causes: readonly NowFinding[];
}
