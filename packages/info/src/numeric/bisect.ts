/** Where `below` turns false between low and high, to the last bit. */
export function bisect(low: number, high: number, below: (x: number) => boolean): number {
  let middle = (low + high) / 2;
  // a thousand halvings exhaust the doubles between any two
  for (let step = 0; step < 1100 && middle !== low && middle !== high; step++) {
    if (below(middle)) low = middle;
    else high = middle;
    middle = (low + high) / 2;
  }
  return middle;
}
