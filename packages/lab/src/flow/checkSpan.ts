import { checkObject, checkProbability } from '@bits-per-sample/core';

/** Pass rates between which a learner moves. */
export interface PassRateSpan {
  /** Pass rate at the start, in (0, 1). */
  readonly from: number;
  /** Pass rate at the end, in (0, 1). */
  readonly to: number;
}

/** Throws unless both ends are probabilities. */
export function checkSpan(fn: string, span: PassRateSpan): void {
  checkObject(fn, 'span', span);
  checkProbability(fn, 'span.from', span.from);
  checkProbability(fn, 'span.to', span.to);
}
