/** Log-odds of a pass rate. */
const odds = (p: number): number => Math.log(p) - Math.log1p(-p);

/** Pass rates evenly spaced in log-odds, with some that must be among them; ascending. */
export function logitGrid(
  from: number,
  to: number,
  { count = 141, include = [] }: { readonly count?: number; readonly include?: number[] } = {},
): readonly number[] {
  const step = (odds(to) - odds(from)) / (count - 1);
  const even = Array.from(
    { length: count - 2 },
    (_, i) => 1 / (1 + Math.exp(-(odds(from) + (i + 1) * step))),
  );
  return [...new Set([from, ...even, ...include, to])]
    .filter((p) => p >= from && p <= to)
    .sort((a, b) => a - b);
}
