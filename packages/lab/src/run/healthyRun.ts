import type { Rng } from '@bits-per-sample/core';
import type { RunKind } from './runKind.ts';
import type { RunPlan } from './runPlan.ts';

/**
 * A kind of run in which nothing goes wrong.
 *
 * @param kind its name, what happens, whether thresholds were chosen on it, whether a question about it is no mistake.
 * @param plan draws how a run goes.
 */
export const healthyRun = (
  kind: Pick<RunKind, 'name' | 'description' | 'tuned'> & { readonly mayAsk?: boolean },
  plan: (rng: Rng) => RunPlan,
): RunKind => ({
  mayAsk: false,
  ...kind,
  sick: false,
  shows: [],
  draw: (rng) => ({ plan: plan(rng), fault: null }),
});
