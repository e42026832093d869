import { type EstimatorName, groupMoments, type ScoreMoments } from '../../src/index.ts';
import { read } from './readRun.ts';

/** One prediction beside one measurement. */
export interface Comparison {
  readonly ckpt: string;
  readonly bin: string;
  readonly category: string;
  readonly p: number;
  readonly groupSize: number;
  readonly estimator: string;
  readonly quantity: 'signal-to-noise' | 'second moment' | 'pull along ∇p';
  readonly predicted: number;
  readonly measured: number;
  readonly standardError: number;
}

export const zOf = ({ predicted, measured, standardError }: Comparison): number =>
  (predicted - measured) / standardError;

const names: Record<string, EstimatorName> = { mean: 'drgrpo', rloo: 'rloo', grpo: 'grpo' };

/**
 * Score moments of a measured prompt from its class-conditional second moments alone. The measured
 * groups were drawn from the sampled failures (and, where accepted answers cannot be listed, from
 * the sampled successes): for them the mean of that sample is the mean, τ/n longer in square.
 */
// biome-ignore lint/suspicious/noExplicitAny: measured JSON
function scoresOf(prompt: any): ScoreMoments {
  const { p, q1, q0, m1sq, m0sq_meas: m0sq, m01_meas: m01, n_fail, n_succ, n_valid } = prompt;
  const drawn0 = (q0 - m0sq) / n_fail;
  const drawn1 = n_valid > 0 ? 0 : (q1 - m1sq) / n_succ;
  return {
    p,
    squaredGap: m1sq + m0sq - 2 * m01 + drawn0 + drawn1,
    successVariance: Math.max(0, q1 - m1sq - drawn1),
    failureVariance: Math.max(0, q0 - m0sq - drawn0),
  };
}

/** Every estimator, group size and prompt of m2_prompt_stats. */
export function promptComparisons(): Comparison[] {
  const prompts = read('m2_prompt_stats.json')?.prompts ?? [];
  // biome-ignore lint/suspicious/noExplicitAny: measured JSON
  return prompts.flatMap((prompt: any) => {
    const { ckpt, category, p, q1, m1sq, m01_meas: m01 } = prompt;
    const scores = scoresOf(prompt);
    const known = Object.values(scores).every((x) => Number.isFinite(x));
    if (!known || scores.squaredGap <= 0 || !(q1 > 0)) return [];
    const about = { ckpt, bin: String(prompt.bin), category, p };
    const out: Comparison[] = [];
    for (const [size, measured] of Object.entries(prompt.group_mc ?? {}))
      for (const [name, estimator] of Object.entries(names)) {
        // biome-ignore lint/suspicious/noExplicitAny: measured JSON
        const m = (measured as any)[name];
        if (!m) continue;
        const groupSize = Number(size);
        const epsilon = estimator === 'grpo' ? 1e-6 : 0;
        const moments = groupMoments(scores, { estimator, groupSize, epsilon });
        const unit = p * (1 - p) * p * (m1sq - m01); // (p q δ) · ∇p
        const pull = moments.weight * unit;
        const noise = m.E_g2 - m.Eg_sq;
        const signalError = 2 * m.Eg_sq * Math.abs(m.dot_gradp_se / m.dot_gradp);
        const error = Math.hypot(m.E_g2 * signalError, m.Eg_sq * m.E_g2_se) / noise ** 2;
        const common = { ...about, groupSize, estimator };
        out.push(
          {
            ...common,
            quantity: 'signal-to-noise',
            predicted: moments.signalToNoise,
            measured: m.snr2_group,
            standardError: error,
          },
          {
            ...common,
            quantity: 'second moment',
            predicted: moments.signal + moments.noise,
            measured: m.E_g2,
            standardError: m.E_g2_se,
          },
          {
            ...common,
            quantity: 'pull along ∇p',
            predicted: pull,
            measured: m.dot_gradp,
            standardError: m.dot_gradp_se,
          },
        );
      }
    return out;
  });
}

/** Prompts with a closed form for a single rollout. */
// biome-ignore lint/suspicious/noExplicitAny: measured JSON
export function singlePrompts(): any[] {
  const prompts = read('m2_prompt_stats.json')?.prompts ?? [];
  // biome-ignore lint/suspicious/noExplicitAny: measured JSON
  return prompts.filter((prompt: any) => prompt.single?.reinforce && prompt.m0sq_identity !== null);
}
