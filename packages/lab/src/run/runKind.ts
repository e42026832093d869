import type { Rng } from '@bits-per-sample/core';
import type { RunPlan } from './runPlan.ts';

/** What is wrong with a run, and what must be seen of it. */
export interface RunFault {
  /** The first step that is affected. */
  readonly since: number;
  /** The step at which all of it is there; `since` where it comes at once. */
  readonly full: number;
}

/** A kind of run: simulated runs of it differ in size and luck. */
export interface RunKind {
  /** Its name, e.g. `'saturating'`. */
  readonly name: string;
  /** What happens, in a line. */
  readonly description: string;
  /** Whether thresholds were chosen on runs of this kind; the others were never looked at then. */
  readonly tuned: boolean;
  /** Whether something goes wrong in it. */
  readonly sick: boolean;
  /**
   * Whether something changes on purpose that a log may not tell from a fault, as data that get harder
   * or smaller groups: a question about that is no mistake.
   */
  readonly mayAsk: boolean;
  /** Headlines in which that may be seen, e.g. `'pass'`, `'signal'`, `'cut'`, `'kl'`. */
  readonly shows: readonly string[];
  /** Draws a plan, and what is wrong with it; null for a healthy run. */
  readonly draw: (rng: Rng) => { readonly plan: RunPlan; readonly fault: RunFault | null };
}
