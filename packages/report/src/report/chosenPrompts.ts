import type { RunPlanOptions } from '../options/planTable.ts';
import { keptGroupsOf } from './keptGroups.ts';
import type { PlanRefusal } from './planRefusal.ts';
import type { Report } from './reportShape.ts';

/** Warnings of a report that groups were taken out of its log. */
const FILTERED: ReadonlySet<string> = new Set(['may-be-filtered', 'groups-missing']);

const settles =
  'An evaluation of fixed prompts: `evaluation: COLUMN` of a log of metrics, or a log of the groups before the choice.';

/** Why training reward is no pass rate, where prompts were chosen by how they went; null where not seen. */
export function chosenPrompts(report: Report, { draws }: RunPlanOptions): PlanRefusal | null {
  if (draws === 'chosen')
    return {
      code: 'chosen',
      question: 'forecast',
      reason:
        'A filter, a curriculum or hints made the training prompts, so their pass rate is not that of the task.',
      settles,
    };
  const filtered =
    keptGroupsOf(report)?.kept === true || report.warnings.some(({ code }) => FILTERED.has(code));
  if (!filtered) return null;
  return {
    code: 'filtered',
    question: 'forecast',
    reason:
      'Groups were left out of this log by their rewards, so its pass rate is not that of the task.',
    settles,
  };
}
