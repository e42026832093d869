import type { ClaimNumber } from './claim.ts';
import { exact } from './exact.ts';

/** A number that was computed, against digits that another program gave for the starting places of the dials. */
export const published = (
  name: string,
  value: number,
  expected: number,
  tolerance: number,
): ClaimNumber => ({ ...exact(name, value, expected, tolerance), startOnly: true });
