import {
  countTrend,
  designEffects,
  evaluationTrend,
  forecastPassRate,
  type PassRateTrend,
} from '../../src/index.ts';
import { logit } from '../../src/logit.ts';
import { lineAhead } from './lineAhead.ts';
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

/** What the first steps of a run showed. */
export function evidenceUpTo(run: Run, steps: number, evidence: Evidence): PassRateTrend {
  const cut = (column: readonly number[]) => column.slice(0, steps);
  const now = cut(run.attempts).reduce((a, b) => a + b, 0);
  if (evidence === 'evaluations') {
    const rollouts = cut(run.rollouts).map((n, i) => n - run.attempts[i]! / 2);
    const passRate = cut(run.passRate);
    return evaluationTrend({ rollouts, passRate, now });
  }
  const columns = {
    successes: cut(run.successes),
    attempts: cut(run.attempts),
    groups: cut(run.groups),
    deadGroups: cut(run.deadGroups),
  };
  const rollouts = cut(run.rollouts);
  const designEffect = designEffects(columns);
  return countTrend({ rollouts, ...columns, designEffect, now });
}

/**
 * Forecasts of a run at several of its steps, 1.5, 2 and 4 times ahead, against the exact pass rate; `seen` is
 * the run as it was evaluated.
 */
export function scoreForecasts(
  run: Run,
  index: number,
  evidence: Evidence,
  seen: Run = run,
): Score[] {
  const scores: Score[] = [];
  const all = run.passRate.length;
  for (const steps of [1 / 8, 1 / 6, 1 / 4, 1 / 3, 1 / 2].map((share) => Math.round(share * all))) {
    const trend = evidenceUpTo(seen, steps, evidence);
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
        line: Math.abs(lineAhead(trend, horizon) - logit(truth)),
      });
    }
  }
  return scores;
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
