import type { Rng } from '@bits-per-sample/core';
import { between } from './between.ts';
import { drawPlan } from './drawPlan.ts';
import { ramp } from './ramp.ts';
import type { RunKind } from './runKind.ts';
import type { RunPlan } from './runPlan.ts';

/** How far a fault has come at a step, 0 to 1, in logits and shares alike. */
type Share = (step: number) => number;

/** How a fault comes. */
interface Onset {
  /** Steps over which it comes, as shares of what is left of the run; [0, 0]: at once. */
  readonly over?: readonly [least: number, most: number];
  /** Where it begins, as shares of the run. */
  readonly at?: readonly [least: number, most: number];
  /** Logits of the run at its start. */
  readonly level?: readonly [least: number, most: number];
}

/**
 * A kind of run that is healthy, and may learn, until something goes wrong.
 *
 * @param kind its name, what happens, whether thresholds were chosen on it, where it shows.
 * @param spoil what the fault changes, of a healthy plan and how far the fault has come.
 * @param onset how it comes. Default: at once, between 35 and 75 % of the run.
 */
export function sickRun(
  kind: Pick<RunKind, 'name' | 'description' | 'tuned' | 'shows'>,
  spoil: (plan: RunPlan, share: Share, rng: Rng, since: number) => Partial<RunPlan>,
  { over = [0, 0], at = [0.35, 0.75], level = [-0.8, 0.8] }: Onset = {},
): RunKind {
  return {
    ...kind,
    sick: true,
    mayAsk: false,
    draw: (rng) => {
      const drawn = drawPlan(rng, { least: 40, most: 1000, level: between(rng, ...level) });
      const gain = between(rng, 0, 0.8);
      const plan: RunPlan = {
        ...drawn,
        skill: (t) => drawn.skill(t, 0) + (gain * t) / drawn.steps,
      };
      const since = Math.max(12, Math.round(between(rng, ...at) * plan.steps));
      const full = since + Math.round(between(rng, ...over) * (plan.steps - since));
      const spoiled = spoil(plan, (t) => ramp(t, since, full), rng, since);
      return { plan: { ...plan, ...spoiled }, fault: { since, full } };
    },
  };
}
