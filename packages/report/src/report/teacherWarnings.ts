import { formatPlain, formatPlural } from '@bits-per-sample/core';
import type { MetricSummary } from './metricSummaries.ts';
import type { MetricWarning } from './metricWarning.ts';

/** What trainers call the mean of s − t: Tinker, prime-rl and others, verl; a source may follow. */
const DISTANCE = /(?:^|\/)(?:teacher_kl(?:\/.+)?|distillation\/loss)$/;
/** Below this in nats per token a teacher says what the student says. */
const NOTHING = 1e-4;
/** Steps from which on it is said to do so. */
const STEPS = 3;

/** What the distance to a teacher, logged as a mean per step, tells and does not. */
export function teacherWarnings(summaries: readonly MetricSummary[]): MetricWarning[] {
  const series = summaries.filter(({ key }) => DISTANCE.test(key));
  const flat = series.filter(
    ({ n, mean, first, last }) =>
      n >= STEPS && [mean, first, last].every((x) => Math.abs(x) < NOTHING),
  );
  const other = series.filter((one) => !flat.includes(one));
  return [
    ...flat.map(
      ({ key, n }): MetricWarning => ({
        code: 'teacher-says-nothing',
        severity: 'alarm',
        message: `THE TEACHER SAYS WHAT THE STUDENT SAYS: ${key} is 0 from the first of ${formatPlural(n, 'logged step')} to the last, so that it teaches nothing. Check that its weights are others than the student's, and that its log-probabilities are no copy of the student's.`,
      }),
    ),
    ...other.map(
      ({ key, n, first, last }): MetricWarning => ({
        code: 'teacher-distance',
        severity: 'note',
        message: `${key} went from ${short(first)} to ${short(last)} over ${formatPlural(n, 'logged step')}: a distance to the teacher, and no information. What the teacher told takes log-probabilities per token by both models (student_logprobs, teacher_logprobs).`,
      }),
    ),
  ];
}

const short = (x: number): string => formatPlain(Number(x.toPrecision(2)));
