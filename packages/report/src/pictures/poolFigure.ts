import { type Figure, formatCount } from '@bits-per-sample/core';
import { ReportError } from '../options/reportError.ts';
import { type Followed, followRun } from '../replay/followRun.ts';
import type { LoggedRun } from '../replay/loggedRun.ts';
import { runOf, windowStart } from '../replay/runOf.ts';
import type { Report } from '../report/reportShape.ts';
import type { Builders } from './partsOfReport.ts';
import { remark } from './remark.ts';

/** What was followed; `sampled` says of which prompts, where it is not all. */
type Watched = Followed & { readonly graded: boolean; readonly sampled: string };

/** Prompts that are all followed, and how many of a larger pool: shares of 4000 are known to ±1.5 %. */
const SAMPLE = { most: 8000, size: 4000 };

/** The log as the curriculum saw it, once per report: what holds now, and the whole run. */
const followed = {
  now: new WeakMap<Report, Watched | null>(),
  whole: new WeakMap<Report, Watched | null>(),
};

function follow(report: Report, what: keyof typeof followed): Watched | null {
  const known = followed[what].get(report);
  if (known !== undefined) return known;
  const made = watch(report, what === 'whole');
  followed[what].set(report, made);
  return made;
}

function watch(report: Report, whole: boolean): Watched | null {
  try {
    const run = runOf(report, { whole, sample: SAMPLE });
    const followed = followRun(run, { snapshots: whole ? Infinity : 0 });
    return { ...followed, graded: run.graded, sampled: sampledText(run) };
  } catch (error) {
    if (error instanceof ReportError) return null;
    throw error;
  }
}

const sampledText = ({ prompts, promptCount }: LoggedRun): string =>
  prompts.size === promptCount
    ? ''
    : ` Followed are ${formatCount(prompts.size)} of the ${formatCount(promptCount)} prompts, chosen by a hash of their names: tasks and their shares are of these.`;

/**
 * A picture of the pool of prompts as the strategy goldilocks saw it; null when the log does not
 * tell prompts apart, or holds none of training. Of more than 8000 prompts it follows a sample, and says so.
 */
export function poolFigure(
  name: 'weights' | 'calibration' | 'curriculumHeat',
  build: Builders,
  report: Report | undefined,
): Figure | null {
  const run =
    report === undefined
      ? null
      : follow(report, name === 'weights' && windowStart(report) !== null ? 'now' : 'whole');
  if (run === null) return null;
  if (name === 'weights')
    return remark(
      build.weightsFigure(run.weights),
      `Weights of the strategy goldilocks after the last step of the log.${run.sampled}`,
    );
  if (name === 'curriculumHeat')
    return run.pool.length < 2
      ? null
      : remark(
          build.curriculumHeatFigure(run.pool),
          `Pass rates as the strategy goldilocks believes in them after each step, of the prompts seen so far.${run.sampled}`,
        );
  if (run.graded || run.expected.length === 0) return null;
  return remark(
    build.calibrationFigure({
      predicted: run.expected.map(({ passRate }) => passRate),
      successes: run.expected.map(({ group }) => Math.round(group.rate * group.rollouts)),
      attempts: run.expected.map(({ group }) => group.rollouts),
    }),
    `Predicted by the strategy goldilocks from the steps before, observed in the step itself. A model that learns in between does better than predicted.${run.sampled}`,
  );
}
