import { ladder } from './ladder.ts';

/** k = 1 to 8, then as {@link ladder}: a few tries one by one, as pass^k is read. */
export function triesAllowed(fewest: number): number[] {
  const first = Array.from({ length: Math.min(8, fewest) }, (_, i) => i + 1);
  return [...first, ...ladder(fewest).filter((k) => k > 8)];
}
