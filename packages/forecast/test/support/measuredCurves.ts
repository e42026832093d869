import { readFileSync } from 'node:fs';

/** A run of the measured transformer, one row a step; row t is from before update t. */
export interface MeasuredCurve {
  readonly name: string;
  readonly groupSize: number;
  /** Rollouts, or examples, of a step. */
  readonly batch: number;
  /** Whether prompts were chosen by their pass rate. */
  readonly filtered: boolean;
  /** Exact pass rate of held-out prompts; null at steps without an evaluation. */
  readonly evaluation: readonly (number | null)[];
  /** Right rollouts of the step; null where it trained on examples. */
  readonly successes: readonly (number | null)[];
  /** Dead groups of the step. */
  readonly deadGroups: readonly (number | null)[];
}

/** The ten learning curves. */
export const measuredCurves = JSON.parse(
  readFileSync(new URL('../samples/curves.json', import.meta.url), 'utf8'),
) as MeasuredCurve[];
