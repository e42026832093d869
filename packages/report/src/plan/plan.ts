import { checkFinitePositive, formatCount } from '@bits-per-sample/core';
import {
  forecastConstants,
  forecastPassRate,
  forecastRefusal,
  forecastTarget,
  pilotValue,
} from '@bits-per-sample/forecast';
import { checkOptions } from '../options/checkOptions.ts';
import { planTable, type RunPlanOptions } from '../options/planTable.ts';
import type { RunSource } from '../options/runSource.ts';
import { upperFirst } from '../options/upperFirst.ts';
import type { PlanRefusal } from '../report/planRefusal.ts';
import { checkPlanOptions } from './checkPlanOptions.ts';
import { costOptionsOf } from './costOptionsOf.ts';
import { costsAhead } from './costsAhead.ts';
import { planAdapter } from './planAdapter.ts';
import { planAgainst } from './planAgainst.ts';
import { planCourse } from './planCourse.ts';
import { planForecast } from './planForecast.ts';
import { planNoise } from './planNoise.ts';
import { type PlannedRun, plannedRun } from './plannedRun.ts';
import { planPassRate } from './planPassRate.ts';
import type { Plan, PlanMore } from './planShape.ts';
import { plannedExamples, planSignals } from './planSignals.ts';
import { planSwitch } from './planSwitch.ts';
import { planTarget } from './planTarget.ts';
import { planTargets } from './planTargets.ts';
import { readingLosses } from './readingLosses.ts';
import { standingRefusals } from './standingRefusals.ts';

/**
 * What is ahead of a run: what its rollouts cost, which pass rate twice and four times as many bring, when
 * a target is reached, which of two short runs is cheaper.
 *
 * Costs follow from lengths, live share and seconds of the last quarter of the steps, and from what you say of
 * model and prices (`planCosts`). Pass rates to come carry on the course of the logged one, with intervals that
 * hold 8 of 10 times as long as reward, prompts and learning rate stay. What cannot be told from the log is
 * refused, with what would settle it: to every question there is an answer or a refusal, never both.
 *
 * - `few-rollouts`, `few-blocks`, `low-pass-rate`, `too-far`: outside of what was tested;
 * - `filtered`, `chosen`: training prompts were chosen, so their pass rate is not that of the task;
 * - `graded`, `means-only`, `no-pass-rates`: nothing says what is right;
 * - `changed`, `several-runs`, `no-steps`, `no-step-size`: the log is not one course of one run;
 * - `learning-rates`, `not-moving`: two runs that cannot be compared;
 * - `no-evaluation`, `no-costs`: a run on rollouts and one on examples that cannot be compared;
 * - `one-noise-scale`: noise scales of one kind of training alone;
 * - `no-speed-from-bits`, `not-ranked`, `no-switch-point`: what no log of one run tells; always there.
 *
 * @param source a log of training: any source that `report` takes.
 * @param options the model, prices, `more` rollouts, a `target`, a log to compare with (`against`), one of a
 *   run on examples (`sft`), and how the log is read.
 * @returns the plan, as plain data.
 * @throws {DomainError} an option or a source that is not what it must be, a name that the prices do not hold.
 * @throws {SchemaError} what is read is no log.
 * @throws {ReportError} an evaluation that the log does not have; steps that it does not have.
 *
 * @example
 * ```ts
 * const rows = [0, 1, 1, 1].map((reward) => ({ group: 'a', reward, input_tokens: 200, output_tokens: 1000 }));
 * const { costs, forecast, refusals } = await plan(rows, { model: 1e9 });
 * costs.rollout.flops; // => 9.3e12
 * forecast; // => null
 * refusals[0].code; // => 'no-steps'
 * ```
 */
export async function plan(source: RunSource, options: RunPlanOptions = {}): Promise<Plan> {
  checkOptions('plan', options, planTable);
  checkPlanOptions('plan', costOptionsOf(options));
  for (const name of ['examplesPerStep', 'noiseScale', 'sftNoiseScale'] as const)
    if (options[name] !== undefined) checkFinitePositive('plan', name, options[name]);
  const run = await plannedRun(source, options);
  const other = options.against === undefined ? null : await plannedRun(options.against, options);
  const { kept, costs } = run;
  const refusal = run.refusal ?? untested(run);
  const trend = refusal === null ? run.course!.trend : null;
  const low = refusal?.code === 'low-pass-rate' ? forecastTarget(run.course!.trend, 0.01) : null;
  const more = options.more === undefined ? null : moreOf(run, trend !== null, options.more);
  const compared = other === null ? null : planAgainst(run, other);
  const turned = options.sft === undefined ? null : planSwitch(run, await examplesRun(options));
  const noise = planNoise(costs, options);
  const sft = await plannedExamples(options);
  return {
    schema: 'bits-per-sample/plan/1',
    files: kept.source.input.files,
    format: kept.source.input.format,
    warnings: readingLosses(run.report),
    costs,
    passRate: planPassRate(run),
    course: planCourse(run),
    forecast: trend && planForecast(trend),
    takeOff: low && { twice: low.twice, fourTimes: low.fourTimes },
    more,
    target:
      trend === null || options.target === undefined
        ? null
        : planTarget(trend, costs, options.target),
    targets: trend === null ? [] : planTargets(trend, costs),
    against: answered(compared),
    switch: answered(turned),
    noise: answered(noise),
    signals: planSignals(run, sft, options),
    adapter: planAdapter(run, sft, options),
    pilot: { different: pilotValue(0, 0.3, 0.3), alike: pilotValue(0, 0.08, 0.3) },
    refusals: [
      ...(refusal === null ? [] : [refusal]),
      ...(more?.passRate === null && trend !== null ? [tooFar(trend.now)] : []),
      ...[compared, turned, noise].flatMap(refused),
      ...standingRefusals.filter(({ question }) => turned === null || question !== 'switch'),
    ],
  };
}

const answered = <A extends object>(told: A | PlanRefusal | null): A | null =>
  told === null || 'question' in told ? null : told;

const refused = (told: object | PlanRefusal | null): readonly PlanRefusal[] =>
  told !== null && 'question' in told ? [told] : [];

/** The run on examples, its steps counted in examples. */
function examplesRun({ sft, examplesPerStep, ...options }: RunPlanOptions): Promise<PlannedRun> {
  const rolloutsPerStep = examplesPerStep ?? options.rolloutsPerStep;
  return plannedRun(sft!, {
    ...options,
    ...(rolloutsPerStep !== undefined && { rolloutsPerStep }),
  });
}

/** Why the course of a run is not carried on, where that is outside of what was tested. */
function untested({ course }: PlannedRun): PlanRefusal | null {
  const refusal = forecastRefusal(course!.trend);
  return (
    refusal && {
      code: refusal.code,
      question: 'forecast',
      // its number is shrunk towards one half, and the pass rate beside it is as counted
      reason:
        refusal.code === 'low-pass-rate'
          ? 'Below a pass rate of 1 % a take-off cannot be dated.'
          : `${upperFirst(refusal.reason)}.`,
      settles: `${upperFirst(refusal.settles)}.`,
    }
  );
}

/** What more rollouts bring, as far as that is forecast, and cost. */
function moreOf({ course, costs }: PlannedRun, forecast: boolean, more: number): PlanMore {
  const trend = forecast ? course!.trend : null;
  const at = (trend?.now ?? 0) + more;
  const within = trend !== null && at <= forecastConstants.horizon * trend.now;
  return {
    passRate: within ? forecastPassRate(trend, at) : null,
    costs: costsAhead(costs, more),
  };
}

const tooFar = (now: number): PlanRefusal => ({
  code: 'too-far',
  question: 'more',
  reason: `Beyond ${forecastConstants.horizon} times the rollouts so far (${formatCount(forecastConstants.horizon * now)} in all) no pass rate is told.`,
  settles: 'A longer run.',
});
