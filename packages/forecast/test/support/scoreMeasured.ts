import {
  countTrend,
  designEffects,
  evaluationTrend,
  forecastRefusal,
  type PassRateTrend,
  passRateQuantiles,
} from '../../src/index.ts';
import { logistic } from '../../src/logistic.ts';
import { logit } from '../../src/logit.ts';
import { lineAhead } from './lineAhead.ts';
import type { MeasuredCurve } from './measuredCurves.ts';
import type { Score } from './scoreForecasts.ts';

/** The held-out evaluations of the first steps. */
export function evaluationsOf({ batch, evaluation }: MeasuredCurve, steps: number): PassRateTrend {
  const rows = evaluation.slice(0, steps + 1);
  return evaluationTrend({
    rollouts: rows.map((_, step) => step * batch),
    passRate: rows.map((p) => p ?? NaN),
    now: steps * batch,
  });
}

/** The training rewards of the first steps. */
export function rewardsOf(curve: MeasuredCurve, steps: number): PassRateTrend {
  const { batch, groupSize, successes, deadGroups } = curve;
  const columns = {
    successes: successes.slice(0, steps) as number[],
    attempts: Array(steps).fill(batch) as number[],
    groups: Array(steps).fill(batch / groupSize) as number[],
    deadGroups: deadGroups.slice(0, steps) as number[],
  };
  return countTrend({
    rollouts: columns.attempts.map((n, step) => (step + 0.5) * n),
    ...columns,
    designEffect: designEffects(columns),
    now: steps * batch,
  });
}

/** Pass rate of the steps around `then`, and the sampling variance of its log-odds. */
function windowAt({ batch, groupSize, successes, deadGroups }: MeasuredCurve, then: number) {
  const about = { from: then - 4, to: then + 4 };
  const right = successes.slice(about.from, about.to) as number[];
  const k = right.reduce((a, b) => a + b, 0);
  const n = right.length * batch;
  const [effect] = designEffects({
    successes: [k],
    attempts: [n],
    groups: [n / groupSize],
    deadGroups: [(deadGroups.slice(about.from, about.to) as number[]).reduce((a, b) => a + b, 0)],
  });
  return {
    truth: Math.log((k + 0.5) / (n - k + 0.5)),
    samplingVariance: effect! * (1 / (k + 0.5) + 1 / (n - k + 0.5)),
  };
}

/** Forecasts of a curve at several of its steps, 1.5, 2 and 4 times ahead, where nothing refuses them. */
export function scoreMeasured(
  curve: MeasuredCurve,
  run: number,
  evidence: 'rewards' | 'evaluations',
): Score[] {
  const scores: Score[] = [];
  const all = curve.evaluation.length;
  for (const steps of [16, 24, 36, 50, 70, 100, 140, 190])
    for (const horizon of [1.5, 2, 4]) {
      const then = steps * horizon;
      if (then + 4 > all) continue;
      const trend = evidence === 'rewards' ? rewardsOf(curve, steps) : evaluationsOf(curve, steps);
      if (forecastRefusal(trend, horizon * trend.now)) continue;
      const exact = curve.evaluation[then] ?? curve.evaluation[then + 1]!;
      const { truth, samplingVariance } =
        evidence === 'rewards'
          ? windowAt(curve, then)
          : { truth: logit(exact), samplingVariance: 0 };
      const quantiles = passRateQuantiles(trend, horizon * trend.now, [0.1, 0.5, 0.9], {
        samplingVariance,
      });
      const [lower, value, upper] = quantiles as [number, number, number];
      const p = logistic(truth);
      scores.push({
        run,
        horizon,
        covered: lower <= p && p <= upper,
        above: p > upper,
        width: upper - lower,
        error: Math.abs(logit(value) - truth),
        persistence: Math.abs(logit(trend.passRate) - truth),
        line: Math.abs(lineAhead(trend, horizon) - truth),
      });
    }
  return scores;
}
