import { lgamma } from '@bits-per-sample/core';

/** Distribution function of χ² with `freedom` degrees of freedom: P(freedom/2, x/2). */
export function chiSquareCdf(chiSquare: number, freedom: number): number {
  const a = freedom / 2;
  const x = chiSquare / 2;
  if (!(x > 0)) return Number.isNaN(x) ? NaN : 0;
  if (x === Infinity) return 1;
  const front = Math.exp(a * Math.log(x) - x - lgamma(a + 1));
  if (x < a + 1) {
    let sum = 1;
    let term = 1;
    for (let n = 1; term > 1e-17 * sum; n++) sum += term *= x / (a + n);
    return Math.min(1, front * sum);
  }
  // Lentz's continued fraction of the upper tail
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let i = 1; i < 10000; i++) {
    const factor = -i * (i - a);
    b += 2;
    d = 1 / (factor * d + b || 1e-300);
    c = b + factor / c || 1e-300;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return 1 - front * a * fraction;
}
