/**
 * The vertices of a path that a screen can show: per pixel column the first, the last and
 * the extremes of y and y2. A path whose x runs backwards is left whole, and so is a short one.
 *
 * @param path columns in axis space; NaN breaks the path and is kept.
 * @param domain ends of the x axis, ascending.
 * @param width room in px.
 * @returns indices to keep, ascending.
 */
export function thinLine(
  { x, y, y2 }: { readonly x: Float64Array; readonly y: Float64Array; readonly y2: Float64Array },
  domain: readonly [number, number],
  width: number,
): readonly number[] {
  const every = Array.from(x, (_, i) => i);
  if (x.length <= 4 * width) return every;
  const pixel = (i: number) => Math.floor(((x[i]! - domain[0]) / (domain[1] - domain[0])) * width);
  for (let i = 1; i < x.length; i++)
    if (x[i]! < x[i - 1]!) return every.filter((k) => k % Math.ceil(x.length / 20_000) === 0);
  const kept: number[] = [];
  let start = 0;
  for (let i = 1; i <= x.length; i++) {
    if (i < x.length && !Number.isNaN(x[i]!) && pixel(i) === pixel(start)) continue;
    let [low, high, low2, high2] = [start, start, start, start];
    for (let k = start; k < i; k++) {
      if (y[k]! < y[low]!) low = k;
      if (y[k]! > y[high]!) high = k;
      if (y2[k]! < y2[low2]!) low2 = k;
      if (y2[k]! > y2[high2]!) high2 = k;
    }
    kept.push(...[...new Set([start, low, high, low2, high2, i - 1])].sort((a, b) => a - b));
    start = i;
  }
  return kept;
}
