import { createRng, sampleNormal } from '@bits-per-sample/core';
import { constants } from '../../src/constants.ts';
import { logistic } from '../../src/logistic.ts';
import { logit } from '../../src/logit.ts';
import { measuredCurves } from './measuredCurves.ts';
import { type Score, scoreForecasts, summariseScores } from './scoreForecasts.ts';
import { scoreMeasured } from './scoreMeasured.ts';
import { simulatedRuns } from './simulatedRuns.ts';

/** How often 80 % intervals of one kind of forecast held, and how far its median lay off. */
export interface CoverageRow extends ReturnType<typeof summariseScores> {
  /** What was forecast. */
  readonly of: string;
  /** Share that held, in percent, at 1.5, 2 and 4 times the rollouts. */
  readonly byHorizon: readonly number[];
}

const row = (of: string, scores: readonly Score[]): CoverageRow => ({
  of,
  ...summariseScores(scores),
  byHorizon: [1.5, 2, 4].map(
    (horizon) => summariseScores(scores.filter((score) => score.horizon === horizon)).cover,
  ),
});

/** Every row of the table: simulated runs, and the learning curves of a real transformer. */
export function coverageRows() {
  const runs = simulatedRuns();
  const rng = createRng(20_261_131);
  // evaluated as the filter supposes: log-odds known to ± .03
  const evaluated = runs.map((run, i) => {
    const noise = rng.fork(`evaluations ${i}`);
    const passRate = run.passRate.map((p) =>
      logistic(logit(p) + constants.evaluationDeviation * sampleNormal(noise)),
    );
    return { ...run, passRate };
  });
  return [
    row(
      'simulated: training rewards',
      runs.flatMap((run, i) => scoreForecasts(run, i, 'rewards')),
    ),
    row(
      'simulated: evaluations, ± .03 in log-odds',
      runs.flatMap((run, i) => scoreForecasts(run, i, 'evaluations', evaluated[i]!)),
    ),
    row(
      'simulated: evaluations, exact',
      runs.flatMap((run, i) => scoreForecasts(run, i, 'evaluations')),
    ),
    row(
      'transformer: held-out evaluations',
      measuredCurves.flatMap((curve, i) => scoreMeasured(curve, i, 'evaluations')),
    ),
    row(
      'transformer: training rewards',
      measuredCurves.flatMap((curve, i) =>
        curve.filtered || curve.groupSize === 1 ? [] : scoreMeasured(curve, i, 'rewards'),
      ),
    ),
  ] as const;
}
