import { checkAtLeast } from '@bits-per-sample/core';
import { checkFields } from '../check/checkFields.ts';
import type { GlickoRating } from './glickoRating.ts';

/** Refuses what is no rating with a deviation; NaN passes. @internal */
export function checkRating(fn: string, parameter: string, rating: GlickoRating): void {
  checkFields(fn, parameter, rating, ['rating', 'deviation']);
  checkAtLeast(fn, `${parameter}.deviation`, rating.deviation, 0);
}
