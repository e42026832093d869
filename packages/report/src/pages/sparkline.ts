const MARKS = '▁▂▃▄▅▆▇█';

/**
 * A series as marks of eight heights, from the lower end of a scale to the upper.
 *
 * @param values finite numbers.
 * @param scale its ends; the least and the greatest value when left out. Equal ends: all marks are low.
 */
export function sparkline(
  values: readonly number[],
  [low, high]: readonly [low: number, high: number] = [Math.min(...values), Math.max(...values)],
): string {
  const most = MARKS.length - 1;
  const height = (x: number): number =>
    high > low ? Math.round((most * (Math.min(Math.max(x, low), high) - low)) / (high - low)) : 0;
  return values.map((x) => MARKS[height(x)]).join('');
}
