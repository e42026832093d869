import { otherHealthyRuns } from './otherHealthyRuns.ts';
import { otherSickRuns } from './otherSickRuns.ts';
import type { RunKind } from './runKind.ts';
import { tunedHealthyRuns } from './tunedHealthyRuns.ts';
import { tunedSickRuns } from './tunedSickRuns.ts';

/**
 * Kinds of training runs, healthy and sick, for those who want to know whether a detector keeps its
 * word: how often it calls a healthy run sick, how many sick ones it catches, and how late.
 *
 * A detector that keeps it here keeps it for such runs, and nothing is said of others. Those that
 * are not `tuned` were made after the thresholds had been chosen.
 *
 * @example
 * ```ts
 * runKinds.filter(({ sick }) => sick).length; // => 25
 * ```
 */
export const runKinds: readonly RunKind[] = [
  ...tunedHealthyRuns,
  ...otherHealthyRuns,
  ...tunedSickRuns,
  ...otherSickRuns,
];
