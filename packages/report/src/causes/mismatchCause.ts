import { formatPlain } from '@bits-per-sample/core';
import type { NowFinding } from '../now/nowFinding.ts';
import { cause } from './cause.ts';
import type { JudgedSample } from './judgedSample.ts';

/** Nats per token from which on sampler and trainer are two policies: a judgement, as in metrics logs. */
const FLOOR = 0.01;
const BEYOND = 4;
const LEAST_GROUPS = 20;

/**
 * Whether the engine that samples and the one that trains give answers other probabilities: the
 * mean of log π_sampler − log π_trainer over sampled answers is KL(sampler ‖ trainer), here per
 * token, of rollouts of the least lag.
 */
export function mismatchCause({ groups, fields }: JudgedSample): NowFinding[] {
  if (!fields.has('log_ratio')) return [];
  const least = leastLag(groups);
  const sums = groups.flatMap((group) => {
    let [total, length] = [0, 0];
    for (let i = 0; i < group.size; i++) {
      const [ratio, tokens] = [group.at('log_ratio', i), group.at('output_tokens', i)];
      if (!Number.isFinite(ratio) || !(tokens > 0) || group.at('lag', i) > least) continue;
      total -= ratio;
      length += tokens;
    }
    return length > 0 ? [{ total, length }] : [];
  });
  if (sums.length < LEAST_GROUPS) return [];
  const length = sums.reduce((sum, one) => sum + one.length, 0);
  const divergence = sums.reduce((sum, one) => sum + one.total, 0) / length;
  const residuals = sums.map((one) => (one.total - divergence * one.length) ** 2);
  const error = Math.sqrt(residuals.reduce((sum, x) => sum + x, 0)) / length;
  if (!(divergence >= FLOOR && divergence > BEYOND * error)) return [];
  return [
    cause({
      code: least === 0 ? 'engine-mismatch' : 'off-policy',
      metric: 'log-ratio',
      severity: 'ask',
      now: divergence,
      evidence: { divergence, standardError: error, groups: sums.length, tokens: length },
      fact: `the sampler and the trainer differ by ${formatPlain(Number(divergence.toPrecision(2)))} nats per token${least === Number.POSITIVE_INFINITY ? '' : ` at lag ${least}`}`,
      meaning:
        least === 0
          ? `That is KL(sampler ‖ trainer) between two engines with the same weights (± ${formatPlain(Number((1.96 * error).toPrecision(2)))}): rollouts come from another policy than the one that is trained.`
          : 'That is KL(sampler ‖ trainer): an older policy sampled, or an engine that computes otherwise. Without rollouts of lag 0 the log cannot tell which.',
      change:
        'Compare log-probabilities of ten answers in both engines: precision, sampling filters (top-p, top-k, temperature), chat template. Until then weigh by truncated ratios.',
    }),
  ];
}

/** The least lag in a log; infinite where none is logged. */
function leastLag(groups: JudgedSample['groups']): number {
  let least = Number.POSITIVE_INFINITY;
  for (const group of groups)
    for (let i = 0; i < group.size; i++) {
      const lag = group.at('lag', i);
      if (lag < least) least = lag;
    }
  return least;
}
