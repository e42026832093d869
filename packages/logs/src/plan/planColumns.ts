import { LogOpener } from '../read/logOpener.ts';
import { parsed } from '../read/parsed.ts';
import type { ReadRowsOptions } from '../read/readRows.ts';
import { endOf } from '../rows/endOf.ts';
import { labelOf } from '../rows/labelOf.ts';
import { HEAD_ROWS, headOf } from '../rows/logHead.ts';
import type { RowObject } from '../rows/rowFormat.ts';
import { stepFromName } from '../rows/stepFromName.ts';
import { chooseReason } from './chooseReason.ts';
import type { ColumnPlan } from './columnPlan.ts';
import { plannedMapping } from './plannedMapping.ts';
import { sharesOf } from './sharesOf.ts';
import { textVerdicts } from './textVerdicts.ts';

/** How {@link planColumns} looks at rows. */
export interface PlanOptions extends ReadRowsOptions {
  /** Every column is text, as in CSV. Default false. */
  readonly allText?: boolean;
}

/**
 * What a table of rollouts means by its first rows: the format, every column that is read, and how
 * words in it are understood. It is what the readers find out before and while they read, for
 * whoever reduces the rows elsewhere, as in an SQL engine.
 *
 * @param rows the first rows, some hundred or more, as objects.
 * @param options as for {@link readRows}; `allText` for rows of CSV.
 * @returns the plan; its `reason` says why rows must be read one after the other, where they must.
 * @throws {SchemaError} rows of no known format, or columns that are not there.
 *
 * @example
 * ```ts
 * const rows = [{ task_id: 'a', passed: 'yes' }, { task_id: 'a', passed: 'no' }];
 * const plan = await planColumns(rows, { mapping: { group: ['task_id'], reward: ['passed'] } });
 * plan.mapping.reward; // => ['passed']
 * plan.verdicts('passed', [['yes', 7], ['no', 9]]).numbers.get('yes'); // => 1
 * plan.reason; // => undefined
 * ```
 */
export async function planColumns(
  rows: readonly RowObject[],
  { name = 'rows', allText = false, ...options }: PlanOptions = {},
): Promise<ColumnPlan> {
  const opener = new LogOpener('planColumns', name, undefined, options);
  opener.tally.allText = allText;
  const head = rows.slice(0, HEAD_ROWS);
  const log = rows.length === 0 ? opener.empty() : await opener.rows(parsed([rows]), head);
  // what rows tell of columns is told at their end
  for await (const _ of log.tables);
  const summary = log.summary();
  const labels = Object.keys(summary.promptTable?.columns ?? {}).filter((column) =>
    LABEL.test(column),
  );
  const planned = plannedMapping(log, { head: headOf(head), mapping: opener.mapping, rows });
  const step = planned.mapping.step === undefined ? stepFromName(name) : undefined;
  const beside = { name, head, successWord: opener.mapping.successWord, allText };
  return {
    format: log.format,
    kind: log.kind === 'counts' ? 'counts' : 'rollouts',
    mapping: planned.mapping,
    parts: planned.parts ?? {},
    followsParts: planned.followsParts ?? false,
    step,
    rowKind: planned.rowKind,
    shares: log.kind === 'counts' ? sharesOf(planned.mapping, head) : undefined,
    labels: labels.map((column) => column.replace(LABEL, '')),
    summary,
    reason: chooseReason(log, { ...planned, summary }),
    verdicts: (column, texts) => textVerdicts(column, texts, beside),
    endOf,
    labelOf,
  };
}

const LABEL = /^label:/;
