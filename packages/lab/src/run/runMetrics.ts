import { DomainError, type Table } from '@bits-per-sample/core';
import type { SimulatedRun } from './simulatedRun.ts';

/**
 * A simulated run as a log of metrics, one row per step, under the names that TRL gives them; without
 * evaluations. What such a log cannot tell apart, it does not: G that changes moves the share of
 * groups whose rewards agree.
 *
 * @param run a run of {@link simulateRun}.
 * @returns the table: `step`, `reward`, `frac_reward_zero_std`, lengths, cut answers, means of the
 *   parts where there are any, `kl`, `grad_norm`, clipped tokens, `entropy`.
 * @throws {DomainError} what is no run.
 *
 * @example
 * ```ts
 * const run = simulateRun(runKinds[0], 7);
 * runMetrics(run).rowCount === run.steps; // => true
 * ```
 */
export function runMetrics(run: SimulatedRun): Table {
  if (typeof run?.groups?.step !== 'object')
    throw new DomainError('runMetrics', 'run', 'a run, as simulateRun makes', run);
  const { groups, steps: rowCount, formatWorth } = run;
  const { attempts, successes, format, both, missing } = groups;
  const sizes = attempts.map((n, i) => n + missing[i]!);
  /** Σ of one count of the groups over another, step by step. */
  const share = (of: (i: number) => number, per: (i: number) => number): Float64Array => {
    const sums = new Float64Array(rowCount);
    const totals = new Float64Array(rowCount);
    groups.step.forEach((t, i) => {
      if (groups.evaluation[i] === 1) return;
      sums[t]! += of(i);
      totals[t]! += per(i);
    });
    return sums.map((sum, t) => sum / totals[t]!);
  };
  const agrees = (i: number): boolean => {
    const [n, k, f, b] = [attempts[i]!, successes[i]!, format[i]!, both[i]!];
    if (formatWorth === null) return k === 0 || k === n;
    return [b, k - b, f - b, n - k - f + b].includes(n);
  };
  const { clip_ratio: clipped, ...metrics } = run.metrics;
  return {
    rowCount,
    columns: {
      step: Float64Array.from({ length: rowCount }, (_, t) => t),
      ...metrics,
      'clip_ratio/region_mean': clipped,
      frac_reward_zero_std: share(
        (i) => Number(agrees(i)),
        () => 1,
      ),
      'completions/mean_length': share(
        (i) => groups.tokens[i]!,
        (i) => sizes[i]!,
      ),
      'completions/clipped_ratio': share(
        (i) => groups.cut[i]!,
        (i) => sizes[i]!,
      ),
      ...(formatWorth !== null && {
        'rewards/accuracy/mean': share(
          (i) => successes[i]!,
          (i) => attempts[i]!,
        ),
        'rewards/format/mean': share(
          (i) => format[i]! * formatWorth[groups.step[i]!]!,
          (i) => attempts[i]!,
        ),
      }),
    },
  };
}
