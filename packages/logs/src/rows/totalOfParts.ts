/**
 * The weighted sum of the parts of a reward. A part that is missing adds nothing, as in the
 * trainers (a reward function that does not apply); NaN when every part is missing.
 */
export function totalOfParts(
  parts: readonly number[],
  weightOf: (index: number) => number,
): number {
  let total = Number.NaN;
  for (const [i, part] of parts.entries()) {
    if (Number.isNaN(part)) continue;
    const added = weightOf(i) * part;
    total = Number.isNaN(total) ? added : total + added;
  }
  return total;
}
