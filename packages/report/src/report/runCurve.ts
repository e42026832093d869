import {
  countTrend,
  designEffects,
  evaluationTrend,
  type PassRateTrend,
} from '@bits-per-sample/forecast';
import { loggedColumns } from '../now/loggedColumns.ts';
import type { RunPlanOptions } from '../options/planTable.ts';
import { ReportError } from '../options/reportError.ts';
import { type CountedSteps, countedSteps } from './countedSteps.ts';
import type { KeptSource } from './keepSource.ts';
import { metricAt } from './metricAt.ts';
import { oneRun } from './oneRun.ts';
import type { PlanRefusal } from './planRefusal.ts';
import { Warnings } from './warnings.ts';

/** The pass rate of a run over its rollouts. */
export interface RunCurve {
  /** What it is the pass rate of. */
  readonly column: string;
  /** Whether it is of an evaluation, which no choice of training prompts bends. */
  readonly evaluation: boolean;
  /** Rollouts so far. */
  readonly rollouts: number;
  /** Share that was right in the last quarter of the rollouts, as counted; NaN where the trend alone tells. */
  readonly counted: number;
  /** The trend of the first so many rollouts. */
  trend(until: number): PassRateTrend;
}

const refuse = (code: string, reason: string, settles: string): PlanRefusal => ({
  code,
  question: 'forecast',
  reason,
  settles,
});

/** The curve that a log tells, or why it tells none. */
export function runCurve(kept: KeptSource, options: RunPlanOptions): RunCurve | PlanRefusal {
  const { source } = kept;
  const { input, metrics = [] } = source;
  if (input.rows === 0)
    return refuse('no-rows', 'Nothing was read: the log holds no rows.', 'A log that does.');
  const alarms = new Warnings();
  oneRun(metrics, alarms);
  const ofMetrics = options.evaluation !== undefined || input.kind === 'metrics';
  if (ofMetrics && alarms.list.length > 0) return severalRuns;
  if (options.evaluation !== undefined) return evaluationCurve(kept, options.evaluation, options);
  if (input.kind === 'metrics') return meansOnly(kept);
  const steps = countedSteps(kept);
  if (steps.severalRuns) return severalRuns;
  if (!steps.rewarded)
    return refuse(
      'no-rewards',
      'The log has no rewards.',
      '`reward: COLUMN` names them, if it has some.',
    );
  if (!steps.judged)
    return refuse(
      'graded',
      'Rewards are graded and nothing says which answers are right, so there is no pass rate.',
      "`success: '>=1'` or another rule says what is right, or `successColumn: COLUMN`.",
    );
  if (steps.step.length < 2) return noSteps;
  return trainingCurve(steps);
}

const severalRuns = refuse(
  'several-runs',
  'The log holds several runs, and each goes its own way.',
  '`where: { run: NAME }` takes one.',
);

const noSteps = refuse(
  'no-steps',
  'The log shows one point in time: nothing to carry on.',
  'A log of training with its steps; `step: COLUMN` names them.',
);

/** Means are no verdicts. */
function meansOnly(kept: KeptSource): PlanRefusal {
  const { steps, of } = loggedColumns(kept.source.metrics ?? []);
  if (new Set(steps).size < 2) return noSteps;
  return refuse(
    'means-only',
    of('reward') === undefined
      ? 'The log holds means per step, and none of them is known to be a reward or a pass rate.'
      : 'The log holds means per step, and a mean reward need not be a pass rate.',
    settledByEvaluation(kept),
  );
}

function trainingCurve(steps: CountedSteps): RunCurve {
  const ends: number[] = [];
  let sum = 0;
  for (const n of steps.rollouts) {
    sum += n;
    ends.push(sum);
  }
  const centres = ends.map((end, i) => end - steps.rollouts[i]! / 2);
  const designEffect = designEffects(steps);
  return {
    column: 'training reward',
    evaluation: false,
    rollouts: sum,
    counted: lastQuarter(steps, centres, sum),
    trend: (until) => {
      const among = <T extends ArrayLike<number>>(column: T): number[] =>
        Array.from(column).filter((_, i) => ends[i]! <= until);
      return countTrend({
        rollouts: among(centres),
        successes: among(steps.successes),
        attempts: among(steps.attempts),
        designEffect: among(designEffect),
        now: until,
      });
    },
  };
}

/** Share right among the last quarter of the rollouts; of the last judged step where it is longer. */
function lastQuarter(
  { attempts, successes }: CountedSteps,
  centres: readonly number[],
  now: number,
): number {
  let [n, k] = [0, 0];
  for (let i = centres.length - 1; i >= 0; i--) {
    if (n > 0 && centres[i]! < 0.75 * now) break;
    n += attempts[i]!;
    k += successes[i]!;
  }
  return k / n;
}

function evaluationCurve(
  kept: KeptSource,
  column: string,
  { rolloutsPerStep }: RunPlanOptions,
): RunCurve | PlanRefusal {
  const tables = oneRun(kept.source.metrics ?? [], new Warnings());
  const rows = [...metricAt(tables, column)].sort(([a], [b]) => a - b);
  if (rows.length === 0)
    throw new ReportError(
      'no-such-column',
      `the log has no column ${column} of metrics. ${settledByEvaluation(kept)}`,
      { field: 'evaluation' },
    );
  if (rows.some(([, p]) => p < 0 || p > 1))
    return refuse(
      'no-pass-rates',
      `The column ${column} is not always between 0 and 1: it is no pass rate.`,
      settledByEvaluation(kept),
    );
  const at = rolloutsAt(kept, rolloutsPerStep);
  if (at === null)
    return refuse(
      'no-step-size',
      'How many rollouts a step has is not known, and the forecast goes by rollouts.',
      '`rolloutsPerStep: N` says it.',
    );
  const rollouts = rows.map(([step]) => at.of(step));
  const now = Math.max(at.now, ...rollouts);
  return {
    column,
    evaluation: true,
    rollouts: now,
    counted: NaN,
    trend: (until) => {
      const seen = rollouts.flatMap((n, i) => (n <= until ? [i] : []));
      return evaluationTrend({
        rollouts: seen.map((i) => rollouts[i]!),
        passRate: seen.map((i) => rows[i]![1]),
        now: until,
      });
    },
  };
}

/** Rollouts seen when a step was done; null where the log does not say and nobody did. */
function rolloutsAt(
  kept: KeptSource,
  perStep: number | undefined,
): { now: number; of(step: number): number } | null {
  if (kept.source.input.kind !== 'metrics') {
    const { step, rollouts } = countedSteps(kept);
    const of = (until: number): number =>
      step.reduce((sum, at, i) => sum + (at <= until ? rollouts[i]! : 0), 0);
    return { of, now: of(Infinity) };
  }
  if (perStep === undefined) return null;
  const tables = oneRun(kept.source.metrics ?? [], new Warnings());
  const last = Math.max(0, ...metricAt(tables, 'step').keys());
  return { of: (step) => step * perStep, now: last * perStep };
}

/** Names of evaluations, and what of them may be a pass rate. */
const EVALUATION = /^(?:eval|val|test|validation|heldout)[-_/.]/i;
const PASS_RATE = /acc|pass|correct|reward|score|solve|success|mean@/i;
/** Spreads, shares of groups, single tokens, the best of several tries. */
const NO_PASS_RATE = /std|frac|zero|token|best|worst|maj|loss/i;

/** Which column would do, where the log has some. */
function settledByEvaluation({ source }: KeptSource): string {
  const names = new Set((source.metrics ?? []).flatMap(({ columns }) => Object.keys(columns)));
  const found = [...names].filter(
    (name) =>
      EVALUATION.test(name) &&
      PASS_RATE.test(name) &&
      !NO_PASS_RATE.test(name) &&
      [...metricAt(source.metrics ?? [], name).values()].every((p) => p >= 0 && p <= 1),
  );
  const seen = found.length === 0 ? '' : ` (perhaps ${found.slice(0, 3).join(', ')})`;
  return `\`evaluation: COLUMN\` names a pass rate of fixed prompts${seen}; or a log of the rollouts.`;
}
