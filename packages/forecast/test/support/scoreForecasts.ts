import {
  countTrend,
  designEffects,
  evaluationTrend,
  forecastPassRate,
  type PassRateTrend,
} from '../../src/index.ts';
import { logit } from '../../src/logit.ts';
import { passRateBlocks } from '../../src/trend/passRateBlocks.ts';
import type { Run } from './simulateRun.ts';

/** One forecast against what came. Errors are in log-odds. */
export interface Score {
  readonly run: number;
  readonly horizon: number;
  readonly covered: boolean;
  readonly above: boolean;
  readonly width: number;
  readonly error: number;
  readonly persistence: number;
  readonly line: number;
}

/** What the forecast is made from: right rollouts, or the exact pass rate as an evaluation. */
export type Evidence = 'rewards' | 'evaluations';

/** Straight line in ln N through the observations of the last three quarters of the rollouts, at `at`. */
function lineAt(x: readonly number[], y: readonly number[], w: readonly number[], at: number) {
  const total = w.reduce((a, b) => a + b, 0);
  const mean = (v: readonly number[]) => v.reduce((sum, one, i) => sum + w[i]! * one, 0) / total;
  const [mx, my] = [mean(x), mean(y)];
  const sxx = x.reduce((sum, one, i) => sum + w[i]! * (one - mx) ** 2, 0);
  const sxy = x.reduce((sum, one, i) => sum + w[i]! * (one - mx) * (y[i]! - my), 0);
  return sxx > 0 ? my + (sxy / sxx) * (at - mx) : my;
}

/** What the first steps of a run showed. */
export function evidenceUpTo(run: Run, steps: number, evidence: Evidence) {
  const cut = (column: readonly number[]) => column.slice(0, steps);
  const now = cut(run.attempts).reduce((a, b) => a + b, 0);
  if (evidence === 'evaluations') {
    const rollouts = cut(run.rollouts).map((n, i) => n - run.attempts[i]! / 2);
    const passRate = cut(run.passRate);
    const trend = evaluationTrend({ rollouts, passRate, now });
    const seen = rollouts.map((n, i) => ({ n, y: logit(passRate[i]!), w: 1 }));
    return { trend, seen: seen.filter(({ y }) => Number.isFinite(y)) };
  }
  const columns = {
    successes: cut(run.successes),
    attempts: cut(run.attempts),
    groups: cut(run.groups),
    deadGroups: cut(run.deadGroups),
  };
  const rollouts = cut(run.rollouts);
  const designEffect = designEffects(columns);
  const trend = countTrend({ rollouts, ...columns, designEffect, now });
  const blocks = passRateBlocks(
    {
      rollouts: Float64Array.from(rollouts),
      successes: Float64Array.from(columns.successes),
      attempts: Float64Array.from(columns.attempts),
      designEffect,
    },
    now,
  );
  const seen = Array.from(blocks.rollouts, (n, i) => ({
    n,
    y: blocks.logit[i]!,
    w: 1 / blocks.variance[i]!,
  }));
  return { trend, seen };
}

/** Forecasts of a run at several of its steps, 1.5, 2 and 4 times ahead, against the exact pass rate. */
export function scoreForecasts(run: Run, index: number, evidence: Evidence): Score[] {
  const scores: Score[] = [];
  const all = run.passRate.length;
  for (const steps of [1 / 8, 1 / 6, 1 / 4, 1 / 3, 1 / 2].map((share) => Math.round(share * all))) {
    const { trend, seen } = evidenceUpTo(run, steps, evidence);
    for (const horizon of [1.5, 2, 4]) {
      const then = Math.round(steps * horizon);
      if (then >= all) continue;
      const forecast = forecastPassRate(trend, horizon * trend.now);
      const truth = run.passRate[then]!;
      if (Number.isNaN(forecast.value) || !(truth > 0 && truth < 1)) continue;
      scores.push({
        run: index,
        horizon,
        covered: forecast.lower <= truth && truth <= forecast.upper,
        above: truth > forecast.upper,
        width: forecast.upper - forecast.lower,
        error: Math.abs(logit(forecast.value) - logit(truth)),
        persistence: Math.abs(logit(trend.passRate) - logit(truth)),
        line: Math.abs(lineOf(seen, trend, horizon) - logit(truth)),
      });
    }
  }
  return scores;
}

function lineOf(
  seen: readonly { n: number; y: number; w: number }[],
  { now }: PassRateTrend,
  horizon: number,
): number {
  const late = seen.filter(({ n }) => n > now / 4);
  return lineAt(
    late.map(({ n }) => Math.log(n)),
    late.map(({ y }) => y),
    late.map(({ w }) => w),
    Math.log(horizon * now),
  );
}

/** Coverage in percent with a standard error over runs, and mean errors. */
export function summariseScores(scores: readonly Score[]) {
  const n = scores.length;
  const mean = (value: (score: Score) => number) =>
    scores.reduce((sum, score) => sum + value(score), 0) / n;
  const cover = mean(({ covered }) => Number(covered));
  const byRun = new Map<number, number>();
  for (const { run, covered } of scores)
    byRun.set(run, (byRun.get(run) ?? 0) + Number(covered) - cover);
  const runs = byRun.size;
  const squares = [...byRun.values()].reduce((sum, x) => sum + x ** 2, 0);
  return {
    forecasts: n,
    runs,
    cover: 100 * cover,
    standardError: (100 * Math.sqrt((squares * runs) / (runs - 1))) / n,
    above: 100 * mean(({ above }) => Number(above)),
    width: [...scores].map(({ width }) => width).sort((a, b) => a - b)[n >> 1]!,
    error: mean(({ error }) => error),
    persistence: mean(({ persistence }) => persistence),
    line: mean(({ line }) => line),
  };
}
