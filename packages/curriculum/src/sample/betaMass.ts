import { type BetaPosterior, betainc } from '@bits-per-sample/core';

/** Probability that a Beta variable lies in an interval; 0 when lower ≥ upper. @internal */
export function betaMass(
  { a, b }: BetaPosterior,
  [lower, upper]: readonly [lower: number, upper: number],
): number {
  if (!(lower < upper)) return 0;
  const x = Math.max(0, lower);
  const y = Math.min(1, upper);
  // the difference of the two smaller tails keeps its digits
  return a / (a + b) > y
    ? betainc(y, a, b) - betainc(x, a, b)
    : a / (a + b) < x
      ? betainc(1 - x, b, a) - betainc(1 - y, b, a)
      : Math.max(0, 1 - betainc(x, a, b) - betainc(1 - y, b, a));
}
