/** Prompts of the categories that have two or more. */
export interface CategoryRows {
  /** Value of each prompt, less the mean of all. */
  readonly values: Float64Array;
  /** The mean of all. */
  readonly centre: number;
  /** Its category, from 0. */
  readonly labels: Int32Array;
  /** Prompts of each category. */
  readonly sizes: Int32Array;
}

/** Leaves out prompts without a category (no code ≥ 0), and those that are alone in theirs. */
export function categoryRows(means: ArrayLike<number>, category: ArrayLike<number>): CategoryRows {
  const counts = new Map<number, number>();
  for (let i = 0; i < category.length; i++)
    counts.set(category[i]!, (counts.get(category[i]!) ?? 0) + 1);
  const known = [...counts].filter(([code, count]) => code >= 0 && count >= 2);
  const labelOf = new Map(known.map(([code], label) => [code, label]));
  const sizes = Int32Array.from(known, ([, count]) => count);
  const rows = sizes.reduce((sum, size) => sum + size, 0);
  const [values, labels] = [new Float64Array(rows), new Int32Array(rows)];
  let at = 0;
  let centre = 0;
  for (let i = 0; i < category.length; i++) {
    const label = labelOf.get(category[i]!);
    if (label === undefined) continue;
    labels[at] = label;
    values[at++] = means[i]!;
    centre += (means[i]! - centre) / at;
  }
  return { values: values.map((x) => x - centre), centre, labels, sizes };
}
