import { checkRow } from './checkRow.ts';
import type { Comoments } from './comoments.ts';

/**
 * Pearson's correlation of the pairs that were folded: c_xy / √(m2_x m2_y).
 *
 * @param row a row of comoments; the centred sums suffice.
 * @returns a number in [−1, 1]; NaN when x or y does not vary.
 * @throws {DomainError} a field that is not a number.
 *
 * @example
 * ```ts
 * correlation({ m2_x: 2, m2_y: 8, c_xy: 4 }); // => 1
 * ```
 */
export function correlation(row: Pick<Comoments, 'm2_x' | 'm2_y' | 'c_xy'>): number {
  checkRow('correlation', row, ['m2_x', 'm2_y', 'c_xy']);
  const { m2_x, m2_y, c_xy } = row;
  if (!(m2_x > 0 && m2_y > 0)) return NaN;
  return Math.min(1, Math.max(-1, c_xy / (Math.sqrt(m2_x) * Math.sqrt(m2_y))));
}
