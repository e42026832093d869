import { type Rng, sampleNormal } from '@bits-per-sample/core';

/** What a trainer logged at a step. */
export type MetricRow = Readonly<Record<string, number | null>>;

/** Where a run is, as its kind wants it; all of t, from 0 at the start to 1 at the end. */
export interface MetricPlan {
  readonly steps: number;
  /** Prompts of a step. */
  readonly prompts: number;
  readonly groupSize: number | ((t: number) => number);
  /** Ability of the policy less difficulty of the prompts, in logits. */
  readonly ability: (t: number) => number;
  /** Spread of the prompts' difficulty, in logits; large: every prompt has its fixed outcome. */
  readonly spread?: (t: number) => number;
  /** Share of formats that are right. */
  readonly format?: (t: number) => number;
  /** Mean tokens of an answer, and their limit. */
  readonly length?: (t: number) => number;
  readonly limit?: (t: number) => number;
  readonly entropy?: (t: number) => number;
  readonly kl?: (t: number) => number;
  readonly norm?: (t: number) => number;
  readonly clip?: (t: number) => number;
  /** Size of a slow wander of the difficulty, in logits. */
  readonly wander?: number;
  /** Share of answers that the verifier gets to pay, whatever they are. */
  readonly verifier?: (t: number, right: number) => number;
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const clamp = (x: number, low: number, high: number): number => Math.min(Math.max(x, low), high);

/** A rise from 0 to 1 between two moments. */
export const ramp = (t: number, from: number, to: number): number =>
  clamp((t - from) / Math.max(to - from, 1e-9), 0, 1);

/** The rows of a run, from its plan, drawn group by group. */
export function metricRun(plan: MetricPlan, rng: Rng): MetricRow[] {
  const normal = () => sampleNormal(rng);
  const uniform = () => rng.next();
  let drift = 0;
  return Array.from({ length: plan.steps }, (_, step): MetricRow => {
    const t = step / Math.max(plan.steps - 1, 1);
    drift = 0.9 * drift + 0.436 * normal();
    const G = typeof plan.groupSize === 'number' ? plan.groupSize : plan.groupSize(t);
    const at = (f: ((t: number) => number) | undefined, usual: number): number => f?.(t) ?? usual;
    const spread = at(plan.spread, 1.5);
    let [right, solved, failed] = [0, 0, 0];
    for (let i = 0; i < plan.prompts; i++) {
      const own = sigmoid(plan.ability(t) + (plan.wander ?? 0) * drift + spread * normal());
      const p = plan.verifier?.(t, own) ?? own;
      let k = 0;
      for (let j = 0; j < G; j++) k += uniform() < p ? 1 : 0;
      right += k;
      solved += k === G ? 1 : 0;
      failed += k === 0 ? 1 : 0;
    }
    const rollouts = plan.prompts * G;
    const noisy = (mean: number, relative: number): number => mean * Math.exp(relative * normal());
    const share = (p: number): number =>
      clamp(p + Math.sqrt((p * (1 - p)) / rollouts) * normal(), 0, 1);
    const length = at(plan.length, 400);
    const cut = sigmoid(3 * Math.log(length / at(plan.limit, 4 * length)));
    const accuracy = right / rollouts;
    const format = share(at(plan.format, 0.95));
    return {
      step: step + 1,
      reward: accuracy + 0.2 * format,
      reward_std: 0.2,
      frac_reward_zero_std: (solved + failed) / plan.prompts,
      'rewards/accuracy/mean': accuracy,
      'rewards/format/mean': format,
      'completions/mean_length': noisy(length, 0.6 / Math.sqrt(rollouts) + 0.03),
      'completions/clipped_ratio': share(cut),
      entropy: noisy(at(plan.entropy, 1 - 0.7 * t), 0.05),
      kl: noisy(at(plan.kl, 0.001 + 0.1 * t), 0.2),
      grad_norm: noisy(at(plan.norm, 0.3), 0.3) * (uniform() < 0.01 ? 15 : 1),
      'clip_ratio/region_mean': noisy(at(plan.clip, 0.003), 0.4),
      loss: 0.01 * normal(),
    };
  });
}
