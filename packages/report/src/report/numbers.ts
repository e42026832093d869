export { defined } from '../trials/defined.ts';

/** A number, or null when it is not finite. */
export const finite = (x: number): number | null => (Number.isFinite(x) ? x : null);

/** Sum of a column. */
export const sum = (xs: Float64Array | Uint8Array): number => {
  let total = 0;
  for (let i = 0; i < xs.length; i++) total += xs[i]!;
  return total;
};

/** Mean of what is known of a column; null when nothing is. */
export function mean(xs: Float64Array): number | null {
  let total = 0;
  let known = 0;
  for (let i = 0; i < xs.length; i++) {
    const x = xs[i]!;
    if (Number.isNaN(x)) continue;
    total += x;
    known++;
  }
  return known > 0 ? total / known : null;
}
