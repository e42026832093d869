import { type EstimatorName, groupMoments } from '@bits-per-sample/variance';
import { type MeasuredScores, measured } from './measured.ts';
import { digits, percent, quantile, table, verdict } from './words.ts';

const estimators: Readonly<Record<string, EstimatorName>> = {
  mean: 'drgrpo',
  rloo: 'rloo',
  grpo: 'grpo',
};

/** Signal over noise of one group of a prompt. */
export interface SignalRow {
  readonly category: string;
  readonly p: number;
  /** Whether one answer is accepted. */
  readonly one: boolean;
  readonly estimator: EstimatorName;
  readonly groupSize: number;
  readonly predicted: number;
  readonly measured: number;
}

/**
 * Score moments from class-conditional second moments. The measured groups were drawn from sampled
 * failures (and successes, where they cannot be listed): for them the mean of that sample is the mean.
 */
function momentsOf({
  p,
  q1,
  q0,
  m1sq,
  m0sq_meas,
  m01_meas,
  n_fail,
  n_succ,
  n_valid,
}: MeasuredScores) {
  const drawn0 = (q0 - m0sq_meas) / n_fail;
  const drawn1 = n_valid > 0 ? 0 : (q1 - m1sq) / n_succ;
  return {
    p,
    squaredGap: m1sq + m0sq_meas - 2 * m01_meas + drawn0 + drawn1,
    successVariance: Math.max(0, q1 - m1sq - drawn1),
    failureVariance: Math.max(0, q0 - m0sq_meas - drawn0),
  };
}

/** Every prompt, estimator and group size. */
export const signalRows: readonly SignalRow[] = measured.scores.flatMap((prompt) => {
  const moments = momentsOf(prompt);
  if (!(moments.squaredGap > 0) || !Object.values(moments).every(Number.isFinite)) return [];
  return Object.entries(prompt.group_mc).flatMap(([size, found]) =>
    Object.entries(estimators).flatMap(([name, estimator]) => {
      const one = found[name];
      if (one === undefined) return [];
      const groupSize = Number(size);
      const epsilon = estimator === 'grpo' ? 1e-6 : 0;
      return [
        {
          category: prompt.category,
          p: prompt.p,
          one: prompt.n_valid === 1,
          estimator,
          groupSize,
          predicted: groupMoments(moments, { estimator, groupSize, epsilon }).signalToNoise,
          measured: one.snr2_group,
        },
      ];
    }),
  );
});

/** Within this share of what was measured a prediction is a hit. */
const margin = 0.1;

/** Signal over noise, predicted from moments alone, beside drawn groups. */
export function signalPart(): string {
  const ratios = signalRows.map((row) => row.predicted / row.measured);
  const near = ratios.filter((ratio) => Math.abs(ratio - 1) <= margin).length;
  const shown = signalRows
    .filter(({ estimator, groupSize, one }) => estimator === 'rloo' && groupSize === 8 && one)
    .sort((a, b) => a.p - b.p)
    .map((row) => {
      const perRollout = row.measured / 8;
      return [
        row.category,
        digits(row.p),
        digits(row.predicted / 8),
        digits(perRollout),
        verdict(Math.abs(row.predicted / row.measured - 1) <= margin),
        verdict(Math.abs(row.p / perRollout - 1) <= margin),
      ];
    });
  return `Of ${ratios.length} predictions (${new Set(signalRows.map(({ p }) => p)).size} prompts, Dr.GRPO, RLOO and GRPO, groups of 4 to 64) ${near} are within ${percent(margin)} of what was measured; the median ratio is ${digits(quantile(ratios, 0.5), 4)}, 5 to 95 %: ${digits(quantile(ratios, 0.05))} to ${digits(quantile(ratios, 0.95))}, the worst ${digits(Math.min(...ratios))} and ${digits(Math.max(...ratios))}.

RLOO, groups of 8, one accepted answer, per rollout; a hit is within ${percent(margin)}:

${table(['prompt', 'pass rate $p$', 'predicted', 'measured', 'verdict', 'and by the rule “it is $p$”'], shown)}`;
}
