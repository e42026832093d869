/** Where x stands, or would stand, in sorted values. */
function placeOf(sorted: Float64Array, count: number, x: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The median of each `width` neighbours: entry i of values i … i + width − 1. */
export function runningMedians(values: Float64Array, width: number): Float64Array {
  const sorted = values.slice(0, width).sort();
  const medians = new Float64Array(Math.max(0, values.length - width + 1));
  for (let i = 0; i < medians.length; i++) {
    if (i > 0) {
      const gone = placeOf(sorted, width, values[i - 1]!);
      sorted.copyWithin(gone, gone + 1);
      const added = placeOf(sorted, width - 1, values[i + width - 1]!);
      sorted.copyWithin(added + 1, added, width - 1);
      sorted[added] = values[i + width - 1]!;
    }
    medians[i] = (sorted[(width - 1) >> 1]! + sorted[width >> 1]!) / 2;
  }
  return medians;
}
