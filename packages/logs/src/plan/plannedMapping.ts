import type { Log } from '../log/log.ts';
import { mappedColumns } from './mappedColumns.ts';
import { neutralColumns } from './neutralColumns.ts';
import type { PlannedMapping, PlannedRows } from './plannedRows.ts';
import { trlColumns } from './trlColumns.ts';
import { verlColumns } from './verlColumns.ts';

/** Formats that are no more than names of columns, and which names these are. */
const FORMATS: Readonly<Record<string, (planned: PlannedRows) => PlannedMapping>> = {
  mapped: mappedColumns,
  rollouts: neutralColumns,
  'verl-rollouts': verlColumns,
  'trl-completions': trlColumns,
};

/** Every column that a format reads of rows; a reason where it is more than names of columns. */
export function plannedMapping(log: Log, planned: Omit<PlannedRows, 'told'>): PlannedMapping {
  const columnsOf = FORMATS[log.format];
  const told = new Set(log.summary().notes.map(({ code }) => code));
  return columnsOf === undefined
    ? { mapping: planned.mapping, open: `rows of the format ${log.format} are more than columns` }
    : columnsOf({ ...planned, told });
}
