import { type Figure, isDictionary, type Table } from '@bits-per-sample/core';
import { keptGroupsOf } from '../report/keptGroups.ts';
import { FEW_STEPS } from '../report/noiseScale.ts';

import type { Report } from '../report/reportShape.ts';
import { remark } from './remark.ts';

/** The builders, loaded when a picture is asked for. */
export type Builders = typeof import('@bits-per-sample/figures');

/** Group sizes, as far as the counts tell; of a copy of a report its prompts are not known. */
export function sizesOf(build: Builders, report: Report | undefined): Figure | null {
  const asked = report && keptGroupsOf(report);
  if (asked === undefined || report?.advice.groupSize === null) return null;
  const { counts, prompts } = asked;
  return build.groupSizeFigure({ ...counts, ...(prompts && { prompts }) });
}

/** The noise scale over stretches of steps. */
export function noiseOf(build: Builders, report: Report | undefined): Figure | null {
  const { overSteps = [], batch = null } = report?.noise ?? {};
  const places = new Set(overSteps.map(({ step }) => step));
  if (places.size < 2 || places.size < overSteps.length) return null;
  if (!overSteps.some(({ estimate }) => estimate.value > 0)) return null;
  const figure = build.gnsFigure({
    step: overSteps.map(({ step }) => step),
    estimates: overSteps.map(({ estimate }) => estimate),
    ...(batch !== null && { batch }),
    unit: overSteps[0]!.estimate.unit,
  });
  const sizes = overSteps.map(({ estimate }) => estimate.n);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  if (least >= FEW_STEPS) return figure;
  const steps = least === most ? `${least}` : `${least} to ${most}`;
  return remark(
    figure,
    `Each estimate is of ${steps} steps, which cannot show slow drifts: intervals may be too narrow.`,
  );
}

/** Numbered steps of a run that has a success rule; fewer than two are none. */
function stepsOf(report: Report | undefined): readonly Report['steps'][number][] {
  const steps = report?.steps.filter(({ name }) => Number.isFinite(Number(name))) ?? [];
  return steps.length < 2 || steps.some(({ solved }) => solved === null) ? [] : steps;
}

/** Rollouts in groups without both outcomes, step by step. */
export function wastedOf(build: Builders, report: Report | undefined): Figure | null {
  const steps = stepsOf(report);
  if (steps.length === 0) return null;
  return build.wastedRolloutsFigure({
    step: Float64Array.from(steps, ({ name: step }) => Number(step)),
    solved: Float64Array.from(steps, ({ rolloutsBy }) => rolloutsBy.solved),
    failed: Float64Array.from(steps, ({ rolloutsBy }) => rolloutsBy.failed),
    mixed: Float64Array.from(steps, ({ rolloutsBy }) => rolloutsBy.live),
    ...(steps.some(({ missing }) => missing > 0)
      ? { error: Float64Array.from(steps, ({ missing }) => missing) }
      : {}),
  });
}

const passRateMethod = (report: Report | undefined): string => report?.passRate?.method ?? 'normal';

/** Pass rate over the rollouts spent by the end of each step. */
export function curveOf(build: Builders, report: Report | undefined): Figure | null {
  const steps = stepsOf(report).filter(({ rollouts }) => rollouts > 0);
  if (steps.length < 2) return null;
  const column = (value: (step: (typeof steps)[number]) => number | null): Float64Array =>
    Float64Array.from(steps, (step) => value(step) ?? Number.NaN);
  let spent = 0;
  const figure = build.learningCurvesFigure({
    curves: [
      {
        contender: 'this run',
        rollouts: column(({ rollouts, missing }) => {
          spent += rollouts + missing;
          return spent;
        }),
        mean: column(({ passRate }) => passRate),
        lower: column(({ passRateLower }) => passRateLower),
        upper: column(({ passRateUpper }) => passRateUpper),
      },
    ],
    interval: {
      level: 0.95,
      of: 'pass rate of a step',
      method: passRateMethod(report),
    },
  });
  return remark(
    { ...figure, title: 'How the pass rate moved' },
    'Each step stands at the rollouts spent by its end. Steps may draw different prompts: then a change of the mean is not learning alone.',
  );
}

/** Pass rates by category. */
export function categoriesOf(build: Builders, report: Report | undefined): Figure | null {
  const { categories = [], jaggedness: told } = report ?? {};
  const known = categories.filter(({ passRate }) => passRate !== null);
  if (known.length < 2 || told === undefined) return null;
  const names = new Set(known.map(({ name }) => name));
  if (names.size < known.length) return null;
  const groupsInAll = known.reduce((sum, { groups }) => sum + groups, 0);
  return build.jaggednessFigure({
    categories: known.map(({ name, groups, passRate, passRateLower, passRateUpper }) => ({
      name,
      ...(told.prompts === groupsInAll && { prompts: groups }),
      mean: {
        value: passRate!,
        lower: passRateLower ?? Number.NaN,
        upper: passRateUpper ?? Number.NaN,
        level: 0.95,
      },
    })),
    ...(told.spread !== null && {
      spread: told.spread,
      verdict: told.verdict === 'jagged' ? 'more than chance' : 'chance may explain it',
    }),
  });
}

/** Names under which trainers log the policy's entropy per token, in nats. */
const ENTROPIES = ['entropy', 'train/entropy', 'actor/entropy', 'actor/entropy_loss'];

/** The policy's entropy over the steps of a metrics log. */
export function entropyOf(build: Builders, metrics: readonly Table[]): Figure | null {
  const rows = metrics.flatMap(({ columns, rowCount }) => {
    const { step } = columns;
    const entropy = ENTROPIES.map((name) => columns[name]).find((column) => column !== undefined);
    if (entropy === undefined || isDictionary(entropy)) return [];
    return Array.from({ length: rowCount }, (_, i) => ({
      step: step !== undefined && !isDictionary(step) ? step[i]! : i,
      entropy: entropy[i]!,
    })).filter(({ step: at, entropy: nats }) => Number.isFinite(at) && nats >= 0 && nats <= 1e6);
  });
  const byStep = new Map(rows.map(({ step, entropy }) => [step, entropy]));
  if (byStep.size < 2) return null;
  const steps = [...byStep].sort(([a], [b]) => a - b);
  return build.entropyBudgetFigure({
    step: steps.map(([step]) => step),
    entropy: steps.map(([, entropy]) => entropy),
  });
}
