import { formatPlain } from '@bits-per-sample/core';
import type { StepOptions } from '../options/stepOptions.ts';

/** `from 5 on`, `up to 9`, `5 to 9`; undefined where all steps count. */
export function stepRange({ since, until }: StepOptions): string | undefined {
  if (since === undefined) return until === undefined ? undefined : `up to ${formatPlain(until)}`;
  return until === undefined
    ? `from ${formatPlain(since)} on`
    : `${formatPlain(since)} to ${formatPlain(until)}`;
}
