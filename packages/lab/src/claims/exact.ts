import type { ClaimNumber } from './claim.ts';

/** A number that was computed, against the published digits of another program. */
export const exact = (
  name: string,
  value: number,
  expected: number,
  tolerance: number,
): ClaimNumber => ({ name, value, expected, tolerance });
