import { DomainError } from '@bits-per-sample/core';

/** |x|², |y|², ⟨x, y⟩ and what pairs of different coordinates share, checked. */
export function products(
  fn: string,
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  size: number,
): { xx: number; yy: number; xy: number; pairs: number } {
  if (y.length !== x.length) throw new DomainError(fn, 'y', `of length ${x.length}`, y.length);
  if (!(size >= 1)) throw new DomainError(fn, 'size', '≥ 1', size);
  let [xx, yy, xy, pairs] = [0, 0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const a = x[i]!;
    const b = y[i]!;
    pairs += a * a * yy + b * b * xx + 2 * a * b * xy; // Σⱼ (a yⱼ + b xⱼ)², j < i
    xx += a * a;
    yy += b * b;
    xy += a * b;
  }
  return { xx, yy, xy, pairs };
}
