import type { ClaimNumber } from './claim.ts';

/** Whether a number is where it must be; one that nothing is expected of must be finite. */
export const isNear = ({ value, expected, tolerance = 0 }: ClaimNumber): boolean =>
  Number.isFinite(value) && (expected === undefined || Math.abs(value - expected) <= tolerance);
