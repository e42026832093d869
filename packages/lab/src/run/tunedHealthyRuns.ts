import type { Rng } from '@bits-per-sample/core';
import { between } from './between.ts';
import { drawPlan } from './drawPlan.ts';
import { healthyRun } from './healthyRun.ts';
import { oneOf } from './oneOf.ts';
import type { RunKind } from './runKind.ts';
import type { RunPlan } from './runPlan.ts';
import { sortedPlan } from './sortedPlan.ts';

const healthy = (
  name: string,
  description: string,
  plan: (rng: Rng) => RunPlan,
  mayAsk = false,
): RunKind => healthyRun({ name, description, tuned: true, mayAsk }, plan);

/** Healthy runs of the kinds on which the thresholds were chosen, simulated anew. */
export const tunedHealthyRuns: readonly RunKind[] = [
  healthy('flat', 'nothing changes', (rng) => drawPlan(rng)),
  healthy('learning', 'the pass rate rises by half a logit to two', (rng) => {
    const plan = drawPlan(rng, { level: between(rng, -1.5, 0) });
    const gain = between(rng, 0.5, 2);
    return { ...plan, skill: (t) => plan.skill(t, 0) + (gain * t) / plan.steps };
  }),
  healthy('saturating', 'the pass rate rises to nearly 1', (rng) => {
    const plan = drawPlan(rng, { least: 20, level: between(rng, -0.5, 0.5) });
    const gain = between(rng, 4, 7);
    const pace = between(rng, 2, 6);
    return {
      ...plan,
      skill: (t) => plan.skill(t, 0) + gain * (1 - Math.exp((-pace * t) / plan.steps)),
    };
  }),
  healthy('noisy', 'steps differ far more than their groups explain', (rng) => ({
    ...drawPlan(rng),
    shock: between(rng, 0.2, 0.5),
    memory: 0,
  })),
  healthy('wandering', 'the pass rate wanders by 8 points', (rng) => ({
    ...drawPlan(rng),
    shock: between(rng, 0.25, 0.4),
    memory: between(rng, 0.8, 0.97),
  })),
  healthy('evaluated', 'evaluations stand among the training rows', (rng) => {
    const plan = drawPlan(rng);
    const gain = between(rng, 0, 1);
    return {
      ...plan,
      skill: (t) => plan.skill(t, 0) + (gain * t) / plan.steps,
      evaluateEvery: oneOf(rng, [5, 10, 20]),
    };
  }),
  healthy('longer', 'answers grow to 2.2 to 3.7 times, and pass more often', (rng) => {
    const plan = drawPlan(rng, { level: between(rng, -1.2, 0) });
    const factor = between(rng, 2.2, 3.7);
    const gain = between(rng, 0.5, 1.5);
    return {
      ...plan,
      skill: (t) => plan.skill(t, 0) + (gain * t) / plan.steps,
      tokens: (t) => 400 * factor ** (t / plan.steps),
    };
  }),
  healthy(
    'sorted',
    'prompts come from easy to hard',
    (rng) => {
      const plan = drawPlan(rng, { least: 20 });
      const width = between(rng, 0.05, 0.3);
      return sortedPlan(plan, (x) => [x * (1 - width), x * (1 - width) + width]);
    },
    true,
  ),
  healthy(
    'staged',
    'prompts come in three to five stages, each harder',
    (rng) => {
      const plan = drawPlan(rng, { least: 20 });
      const stages = oneOf(rng, [3, 4, 5]);
      return sortedPlan(plan, (x) => {
        const stage = Math.floor(x * stages);
        return [stage / stages, (stage + 1) / stages];
      });
    },
    true,
  ),
];
