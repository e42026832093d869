import { keptGroupsOf } from '../report/keptGroups.ts';
import type { PlannedRun } from './plannedRun.ts';
import type { PlanPassRate } from './planShape.ts';

/** Where a run stands, and what bends a forecast of it. */
export function planPassRate({ report, course }: PlannedRun): PlanPassRate | null {
  if (course === null || Number.isNaN(course.trend.passRate)) return null;
  const { curve, trend } = course;
  const asked = curve.evaluation ? undefined : keptGroupsOf(report);
  const { promptCount = null } = asked ?? {};
  return {
    column: curve.column,
    value: Number.isNaN(curve.counted) ? trend.passRate : curve.counted,
    rollouts: trend.now,
    effectiveRollouts: trend.effectiveRollouts,
    repeats: asked === undefined || promptCount === null ? null : asked.prompts !== undefined,
    neverSolved:
      asked === undefined || promptCount === null ? null : neverSolved(asked, promptCount),
  };
}

/** Share of the prompts without a right answer. */
function neverSolved(
  { counts, prompts }: NonNullable<ReturnType<typeof keptGroupsOf>>,
  promptCount: number,
): number {
  const solved = new Uint8Array(promptCount);
  counts.successes.forEach((right, i) => {
    if (right > 0) solved[prompts?.[i] ?? i] = 1;
  });
  return 1 - solved.reduce((sum, x) => sum + x, 0) / promptCount;
}
