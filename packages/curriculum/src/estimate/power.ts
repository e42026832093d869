/**
 * base^exponent for base > 0 and exponent ≥ 0, by multiplication for whole exponents. The `**`
 * operator is rounded differently in different runtimes, and beliefs must not differ by a bit.
 * @internal
 */
export function power(base: number, exponent: number): number {
  if (base === 1 || exponent === 0) return 1;
  if (!Number.isInteger(exponent) || exponent > 1e6) return Math.exp(exponent * Math.log(base));
  let result = 1;
  let square = base;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}
