import type { Estimate } from '@bits-per-sample/core';
import { formatPlain } from '@bits-per-sample/core';

/** A value to two digits, for words that stand beside its interval. */
export const twoDigits = ({ value }: Estimate): string => formatPlain(Number(value.toPrecision(2)));
