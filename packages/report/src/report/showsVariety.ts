import type { LoggedColumns } from '../now/loggedColumns.ts';
import type { ReportSource } from '../trials/reportSource.ts';

/** Whether a log holds what shows how different answers are: entropy, texts or answers. */
export const showsVariety = (
  { sample }: Pick<ReportSource, 'sample'>,
  columns: LoggedColumns,
): boolean =>
  columns.of('entropy') !== undefined ||
  (sample !== undefined && (sample.has('text_hash') || sample.has('answer_hash')));
