import { checkNumbers } from '@bits-per-sample/core';

/**
 * Degrees of freedom of the variance estimate of a weighted mean of independent clusters.
 *
 * With equal weights M − 1; with one cluster that outweighs all others little more than 1, so
 * that a mean that rests on one prompt gets the wide interval that it deserves.
 *
 * df = (tr Q)²/tr Q², where Q is the quadratic form of the CR2 variance in the residuals.
 *
 * @param weights weights of the clusters, ≥ 0 and 1 in all; shape [M].
 * @returns the degrees of freedom; NaN with fewer than two weights above 0.
 * @throws {DomainError} weights that are no numbers.
 *
 * @see Bell & McCaffrey (2002), Bias reduction in standard errors; Imbens & Kolesár (2016)
 *
 * @example
 * ```ts
 * satterthwaite([0.25, 0.25, 0.25, 0.25]); // => 3
 * ```
 */
export function satterthwaite(weights: ArrayLike<number>): number {
  checkNumbers('satterthwaite', 'weights', weights);
  if (weights.length > 1 && weights[0]! > 0 && allEqual(weights)) return weights.length - 1;
  const kept = Array.from(weights).filter((w) => w > 0);
  if (kept.length < 2) return NaN;
  const c = kept.map((w) => (w * w) / (1 - w));
  const sum = (of: (w: number, c: number) => number): number =>
    kept.reduce((total, w, i) => total + of(w, c[i]!), 0);
  const square = sum((w) => w * w);
  const all = sum((_, c) => c);
  const cw = sum((w, c) => c * w);
  const c2 = sum((_, c) => c * c);
  const trace = all - 2 * cw + all * square;
  const traceOfSquare =
    c2 -
    4 * sum((w, c) => c * c * w) +
    2 * all * sum((w, c) => c * w * w) +
    2 * c2 * square +
    2 * cw ** 2 +
    (all * square) ** 2 -
    4 * all * cw * square;
  return trace ** 2 / traceOfSquare;
}

function allEqual(weights: ArrayLike<number>): boolean {
  for (let i = 1; i < weights.length; i++) if (weights[i] !== weights[0]) return false;
  return true;
}
