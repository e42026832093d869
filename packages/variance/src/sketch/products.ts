import { DomainError } from '@bits-per-sample/core';

/** |x|², |y|², ⟨x, y⟩ and Σ x² y², checked. */
export function products(
  fn: string,
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  size: number,
): { xx: number; yy: number; xy: number; shared: number } {
  if (y.length !== x.length) throw new DomainError(fn, 'y', `of length ${x.length}`, y.length);
  if (!(size >= 1)) throw new DomainError(fn, 'size', '≥ 1', size);
  let xx = 0;
  let yy = 0;
  let xy = 0;
  let shared = 0;
  for (let i = 0; i < x.length; i++) {
    const a = x[i]!;
    const b = y[i]!;
    xx += a * a;
    yy += b * b;
    xy += a * b;
    shared += (a * b) ** 2;
  }
  return { xx, yy, xy, shared };
}
