import type { Table } from '@bits-per-sample/core';
import { neverPaidPart } from '../causes/neverPaid.ts';
import type { SuccessRule } from '../options/successRule.ts';
import type { ReportSource } from '../trials/reportSource.ts';
import { isGraded } from './isGraded.ts';

/** What says that an answer of a log is right. */
export interface Rightness {
  readonly rule: SuccessRule | undefined;
  /** The log's own flag of success is graded, and no flag. */
  readonly gradedSuccess: boolean;
  /** The part of the reward that says what is right, and never did. */
  readonly neverRight: string | undefined;
}

/** What says that an answer is right: the caller's rule, else what the log has for one. */
export const rightnessOf = (
  source: ReportSource,
  table: Table,
  rule: SuccessRule | undefined,
): Rightness => ({
  rule,
  gradedSuccess: rule === undefined && isGraded(source, table),
  neverRight: rule === undefined ? neverPaidPart(table) : undefined,
});
