import { type Rng, sampleNormal } from '@bits-per-sample/core';
import { between } from './between.ts';
import { difficulties } from './difficulties.ts';
import { drawPlan } from './drawPlan.ts';
import { healthyRun } from './healthyRun.ts';
import { oneOf } from './oneOf.ts';
import { ramp } from './ramp.ts';
import type { RunKind } from './runKind.ts';
import type { RunPlan } from './runPlan.ts';
import { sortedPlan } from './sortedPlan.ts';

const healthy = (
  name: string,
  description: string,
  plan: (rng: Rng) => RunPlan,
  mayAsk = false,
): RunKind => healthyRun({ name, description, tuned: false, mayAsk }, plan);

/** A pool of two kinds of prompts: the first `share` of them are `gap` logits easier. */
const twoKinds = (rng: Rng, prompts: number, share: number, gap: number): Float64Array =>
  difficulties(rng, prompts, 0.7).map((d, i) => (i < share * prompts ? d - gap / 2 : d + gap / 2));

/** Healthy runs of kinds at which nobody looked when thresholds were chosen. */
export const otherHealthyRuns: readonly RunKind[] = [
  healthy('epochs', 'few prompts, seen again and again and learned one by one', (rng) => {
    const plan = drawPlan(rng, { least: 20, level: between(rng, -1, 0) });
    const prompts = Math.round(plan.groups(0) * between(rng, 1.5, 4));
    const pace = Float64Array.from({ length: prompts }, () => between(rng, 0, 3));
    return {
      ...plan,
      difficulty: difficulties(rng, prompts, 1.5),
      draws: () => [0, prompts],
      skill: (t, prompt) => plan.skill(t, 0) + (pace[prompt]! * t) / plan.steps,
    };
  }),
  healthy(
    'group-size',
    'the number of rollouts of a group changes on the way',
    (rng) => {
      const plan = drawPlan(rng, { least: 12 });
      const sizes = oneOf(rng, [
        [4, 16],
        [16, 4],
        [4, 8, 16],
        [16, 8, 4],
        [8, 5],
      ]);
      return { ...plan, groupSize: (t) => sizes[Math.floor((t * sizes.length) / plan.steps)]! };
    },
    true,
  ),
  healthy('filtered', 'groups with one outcome are not logged', (rng) => {
    const plan = drawPlan(rng, { level: between(rng, -1, 0) });
    const gain = between(rng, 0, 2.5);
    return {
      ...plan,
      skill: (t) => plan.skill(t, 0) + (gain * t) / plan.steps,
      filtered: true,
    };
  }),
  healthy('batch-size', 'the number of groups of a step changes on the way', (rng) => {
    const plan = drawPlan(rng, { least: 12 });
    const factor = oneOf(rng, [0.25, 0.5, 2, 4]);
    const at = Math.round(between(rng, 0.3, 0.7) * plan.steps);
    const first = plan.groups(0);
    return { ...plan, groups: (t) => (t < at ? first : Math.max(2, Math.round(factor * first))) };
  }),
  healthy('two-kinds', 'half of the prompts are easy, half nearly hopeless', (rng) => {
    const plan = drawPlan(rng);
    const gap = between(rng, 3, 7);
    return {
      ...plan,
      difficulty: twoKinds(rng, plan.difficulty.length, between(rng, 0.3, 0.7), gap),
    };
  }),
  healthy(
    'mix-drifts',
    'more and more prompts come from a harder source',
    (rng) => {
      const plan = drawPlan(rng, { least: 20 });
      const prompts = plan.difficulty.length;
      const gap = between(rng, 0, 2.5);
      const difficulty = difficulties(rng, prompts, 0.7).map(
        (d, i) => d + (i / prompts - 0.5) * gap,
      );
      const width = between(rng, 0.4, 0.7);
      return {
        ...plan,
        difficulty,
        draws: (t) => {
          const from = Math.floor((1 - width) * (t / plan.steps) * prompts);
          return [from, Math.min(prompts, from + Math.ceil(width * prompts))];
        },
      };
    },
    true,
  ),
  healthy(
    'cyclic',
    'the data go from easy to hard and back, several times',
    (rng) => {
      const plan = drawPlan(rng, { least: 20 });
      const cycles = oneOf(rng, [2, 3, 5]);
      const width = between(rng, 0.3, 0.7);
      return sortedPlan(plan, (x) => {
        const from = ((1 - width) * (1 - Math.cos(2 * Math.PI * cycles * x))) / 2;
        return [from, from + width];
      });
    },
    true,
  ),
  healthy('few-groups', 'asynchronous: one to six groups a step', (rng) => {
    const plan = drawPlan(rng, { least: 60, most: 3000 });
    const many = Float64Array.from({ length: plan.steps }, () => 1 + Math.floor(6 * rng.next()));
    const gain = between(rng, 0, 1.5);
    return {
      ...plan,
      groups: (t) => many[t]!,
      skill: (t) => plan.skill(t, 0) + (gain * t) / plan.steps,
    };
  }),
  healthy('resumed', 'the run goes back some steps, which then stand twice in the log', (rng) => {
    const plan = drawPlan(rng, { least: 20, level: between(rng, -1.5, 0) });
    const gain = between(rng, 0.5, 2);
    const at = Math.round(between(rng, 0.4, 0.8) * plan.steps);
    const back = Math.max(1, Math.round(between(rng, 0.05, 0.2) * plan.steps));
    const groups = plan.groups(0);
    return {
      ...plan,
      groups: (t) => (t >= at - back && t < at ? 2 * groups : groups),
      skill: (t) => plan.skill(t, 0) + (gain * t) / plan.steps,
    };
  }),
  healthy('scale-shift', 'the format counts twice or half from some step on', (rng) => {
    const plan = drawPlan(rng, { least: 12 });
    const at = Math.round(between(rng, 0.3, 0.7) * plan.steps);
    const factor = oneOf(rng, [0.5, 2]);
    return {
      ...plan,
      format: (t) => 0.5 + (0.4 * t) / plan.steps,
      formatWorth: (t) => (t < at ? 0.2 : 0.2 * factor),
    };
  }),
  healthy('shards', 'files of the data follow each other, some easier, some harder', (rng) => {
    const plan = drawPlan(rng, { least: 20 });
    const length = Math.round(between(rng, 8, 40));
    const spread = between(rng, 0.1, 0.35);
    const shards = Math.ceil(plan.steps / length);
    const each = Math.ceil(plan.difficulty.length / shards);
    const harder = Float64Array.from({ length: shards }, () => spread * sampleNormal(rng));
    return {
      ...plan,
      difficulty: difficulties(rng, each * shards, 1.5).map(
        (d, i) => d + harder[Math.floor(i / each)]!,
      ),
      draws: (t) => {
        const shard = Math.floor(t / length);
        return [shard * each, (shard + 1) * each];
      },
    };
  }),
  healthy('verifier-noise', 'verdicts are wrong in 2 to 20 of 100, all along', (rng) => ({
    ...drawPlan(rng),
    falsePass: constant(between(rng, 0.02, 0.2)),
    falseFail: constant(between(rng, 0.02, 0.2)),
  })),
  healthy('late-start', 'nothing for half of the run, then it learns', (rng) => {
    const plan = drawPlan(rng, { least: 20, level: between(rng, -3, -1) });
    const gain = between(rng, 1, 3);
    const [from, to] = [Math.round(0.4 * plan.steps), Math.round(0.9 * plan.steps)];
    return { ...plan, skill: (t) => plan.skill(t, 0) + gain * ramp(t, from, to) };
  }),
  healthy('rare-reward', 'one rollout in a hundred passes, with small gains', (rng) => {
    const plan = drawPlan(rng, { level: between(rng, -5.5, -4) });
    const gain = between(rng, 0, 1);
    return { ...plan, skill: (t) => plan.skill(t, 0) + (gain * t) / plan.steps };
  }),
  healthy('nearly-right', 'nearly all pass from the start', (rng) =>
    drawPlan(rng, { level: between(rng, 3.5, 5) }),
  ),
  healthy('losses', 'some answers are cut and some rewards are missing, all along', (rng) => ({
    ...drawPlan(rng),
    missing: constant(between(rng, 0, 0.08)),
    tokens: constant(between(rng, 600, 1500)),
    limit: constant(2000),
  })),
  healthy('categories', 'eight sources of unlike difficulty', (rng) => {
    const plan = drawPlan(rng);
    const gain = Float64Array.from({ length: 8 }, () => between(rng, 0, 1.5));
    const easier = Float64Array.from({ length: 8 }, () => sampleNormal(rng));
    return {
      ...plan,
      categories: 8,
      skill: (t, prompt) =>
        plan.skill(t, 0) + easier[prompt % 8]! + (gain[prompt % 8]! * t) / plan.steps,
    };
  }),
  healthy('cooled', 'the sampling temperature falls by a third while it learns', (rng) => {
    const plan = drawPlan(rng, { level: between(rng, -0.5, 0.5) });
    const gain = between(rng, 0.3, 1);
    return {
      ...plan,
      skill: (t) => plan.skill(t, 0) + (gain * t) / plan.steps,
      sharpness: (t) => 1 + (0.5 * t) / plan.steps,
      metrics: { entropy: (t) => 1 - (0.4 * t) / plan.steps },
    };
  }),
];

/** The same at every step. */
function constant(x: number): () => number {
  return () => x;
}
