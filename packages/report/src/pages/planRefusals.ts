import type { Plan } from '../plan/planShape.ts';
import { standingRefusals } from '../plan/standingRefusals.ts';
import type { PlanRefusal } from '../report/planRefusal.ts';

const STANDING: ReadonlySet<string> = new Set(standingRefusals.map(({ code }) => code));

/** What this log or the question made a plan refuse, and what is refused whatever the log. */
export function planRefusals({ refusals }: Plan): {
  readonly own: readonly PlanRefusal[];
  readonly standing: readonly PlanRefusal[];
} {
  return {
    own: refusals.filter(({ code }) => !STANDING.has(code)),
    standing: refusals.filter(({ code }) => STANDING.has(code)),
  };
}
