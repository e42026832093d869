import { formatPlural, isDictionary, type Table } from '@bits-per-sample/core';
import { takeRows } from '../trials/takeRows.ts';
import type { Warnings } from './warnings.ts';

/** Train and eval rollouts are never mixed: keeps one kind, and says what was left out. */
export function ofOneKind(
  table: Table,
  kind: 'train' | 'eval' | undefined,
  warnings: Warnings,
): Table {
  const column = table.columns.kind;
  if (column === undefined || !isDictionary(column)) {
    if (kind !== undefined)
      warnings.alarm(
        'kind-unknown',
        `The log does not say which rollouts are of kind ${kind}: all of them are used.`,
      );
    return table;
  }
  // rows that do not say are training: evaluations are marked as such
  const isEval = (code: number): boolean => column.values[code] === 'eval';
  const wanted = kind ?? (column.codes.every(isEval) && table.rowCount > 0 ? 'eval' : 'train');
  const rows: number[] = [];
  column.codes.forEach((code, i) => {
    if (isEval(code) === (wanted === 'eval')) rows.push(i);
  });
  const left = table.rowCount - rows.length;
  if (left > 0)
    warnings.alarm(
      'kind-left-out',
      `${formatPlural(left, 'group')} of ${wanted === 'train' ? 'evaluations' : 'training'} left out: training and evaluation are never mixed (\`kind: '${wanted === 'train' ? 'eval' : 'train'}'\` reports on them).`,
    );
  return left > 0 ? takeRows(table, rows) : table;
}
