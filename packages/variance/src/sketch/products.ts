import { checkNumbers, checkObject, checkSameLength } from '@bits-per-sample/core';
import { checkCount } from '../gradient/checkCount.ts';

/** How large a sketch is. */
export interface SketchOptions {
  /** Numbers kept in a sketch, m ≥ 1. */
  readonly size: number;
}

/** |x|², |y|², ⟨x, y⟩ and what pairs of different coordinates share, checked. */
export function products(
  fn: string,
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: SketchOptions,
): { xx: number; yy: number; xy: number; pairs: number } {
  checkNumbers(fn, 'x', x);
  checkNumbers(fn, 'y', y);
  checkSameLength(fn, 'y', y, x.length);
  checkObject(fn, 'options', options);
  checkCount(fn, 'size', options.size);
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
