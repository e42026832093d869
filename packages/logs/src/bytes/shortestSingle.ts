/**
 * A number of single precision as the shortest decimal that names it: 0.1 where widening gives
 * 0.10000000149011612. What was logged as 0.1 is 0.1 again, in whatever container it was kept.
 */
export function shortestSingle(value: number): number {
  if (!Number.isFinite(value)) return value;
  if (Number.isInteger(value) && Math.abs(value) <= 2 ** 24) return value;
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return value;
}
