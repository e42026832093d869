/**
 * Rows that keep the look of a long line: of each of equally long stretches the least and the greatest
 * value, and the first and the last row of all. No single spike is lost, as it would be among evenly
 * spaced rows.
 *
 * @param values in order; NaN where there is none.
 * @param most rows to keep; even, 4 or more.
 * @returns their positions, ascending; all of them where there are no more than `most`.
 */
export function extremes(values: readonly number[], most: number): readonly number[] {
  const rows = [...values.keys()];
  if (rows.length <= most) return rows;
  const stretches = most / 2 - 1;
  const at = (k: number): number => Math.round((k * rows.length) / stretches);
  const kept = Array.from({ length: stretches }, (_, k) => {
    const known = rows.slice(at(k), at(k + 1)).filter((i) => !Number.isNaN(values[i]!));
    const first = at(k);
    const pick = (better: (a: number, b: number) => boolean): number =>
      known.reduce((best, i) => (better(values[i]!, values[best]!) ? i : best), known[0] ?? first);
    return [pick((a, b) => a < b), pick((a, b) => a > b)];
  }).flat();
  return [...new Set([0, ...kept, rows.length - 1])].sort((a, b) => a - b);
}
