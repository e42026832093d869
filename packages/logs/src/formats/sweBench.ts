import { count } from '../log/count.ts';
import type { Tally } from '../log/tally.ts';
import { isObject } from '../rows/objectOf.ts';
import {
  type DocumentFormat,
  has,
  type Rollout,
  type RowObject,
  type RowReader,
} from '../rows/rowFormat.ts';

/** Lists of a report of a run: what became of each instance that was tried. */
const LISTS = [
  ['resolved_ids', 1],
  ['unresolved_ids', 0],
  ['empty_patch_ids', 0],
  ['error_ids', Number.NaN],
] as const;

/**
 * The report of a run of SWE-bench, `{model}.{run}.json`: lists of the instances that were
 * resolved, not resolved, answered by an empty patch (a failure), or that could not be evaluated
 * (no failure: they count as errors). Instances without an answer are left out.
 */
export const sweBenchRun: DocumentFormat = {
  name: 'swebench-run',
  recognises: (document) =>
    Array.isArray(document.resolved_ids) && Array.isArray(document.unresolved_ids),

  openDocument(document, { tally }) {
    const left = Array.isArray(document.incomplete_ids) ? document.incomplete_ids.length : 0;
    if (left > 0)
      tally.note('no-answer', `${count(left, 'instance')} without a prediction left out`);
    return { kind: 'rollouts', rows: [...outcomes(document)], reader: outcomeReader(tally) };
  },
};

/**
 * Reports of single instances of SWE-bench, `{instance}/report.json`: one or more instances by
 * name, each with whether it was resolved.
 */
export const sweBenchReport: DocumentFormat = {
  name: 'swebench-report',
  recognises(document) {
    const reports = Object.values(document);
    return (
      reports.length > 0 &&
      reports.every((report) => isObject(report) && typeof report.resolved === 'boolean')
    );
  },
  openDocument: (document, { tally }) => ({
    kind: 'rollouts',
    rows: Object.entries(document).map(([id, report]) => ({ id, ...(report as RowObject) })),
    reader: outcomeReader(tally),
  }),
};

function* outcomes(document: RowObject): Generator<unknown> {
  const seen = new Set<unknown>();
  for (const [list, resolved] of LISTS) {
    const ids: readonly unknown[] = Array.isArray(document[list]) ? document[list] : [];
    for (const id of ids) {
      // an instance whose report cannot be read stands in two lists
      if (!seen.has(id)) yield { id, resolved };
      seen.add(id);
    }
  }
}

const outcomeReader = (tally: Tally): RowReader<Rollout> => ({
  grouping: { method: 'explicit id', detail: 'instance_id' },
  prompts: { method: 'explicit id', detail: 'instance_id' },
  read(row, out) {
    const group = tally.id(row.id);
    if (group === undefined || !has(row, 'resolved')) {
      tally.skip('no-group', (n) => `${count(n, 'instance')} without a name or an outcome`);
      return;
    }
    const failed = Number.isNaN(row.resolved);
    out.push({
      group,
      prompt: group,
      reward: failed ? Number.NaN : tally.number(row.resolved),
      category: /^(.+)-\d+$/.exec(group)?.[1],
      kind: 'eval',
      status: failed ? 'error' : 'ok',
    });
  },
});
