import type { RunFault, SimulatedRun } from '../../src/index.ts';

/** A run of one group of 1 000 rollouts a step, of which so many share pass; NaN: no group. */
export function madeRun(pass: readonly number[], fault: RunFault | null = null): SimulatedRun {
  const steps = [...pass.keys()].filter((t) => !Number.isNaN(pass[t]!));
  const none = new Float64Array(steps.length);
  const metric = new Float64Array(pass.length);
  return {
    kind: 'made',
    steps: pass.length,
    groups: {
      step: Float64Array.from(steps),
      prompt: none,
      evaluation: new Uint8Array(steps.length),
      attempts: none.map(() => 1000),
      successes: Float64Array.from(steps, (t) => 1000 * pass[t]!),
      missing: none,
      tokens: none,
      cut: none,
      format: none,
      both: none,
    },
    metrics: { reward: metric, kl: metric, grad_norm: metric, clip_ratio: metric, entropy: metric },
    formatWorth: null,
    categories: 0,
    fault,
  };
}
