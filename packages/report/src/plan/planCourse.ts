import type { PlannedRun } from './plannedRun.ts';
import type { PlanCurve } from './planShape.ts';

/** The pass rate of a run as it was seen, in blocks of steps or evaluations; null where the log tells none. */
export function planCourse({ course }: PlannedRun): PlanCurve | null {
  if (course === null || course.trend.observations === 0) return null;
  const { rollouts, passRate, lower, upper } = course.trend.seen;
  return { rollouts, passRate, lower, upper };
}
