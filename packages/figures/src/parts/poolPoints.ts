/** Points beyond which places are shared. */
const most = 1000;
const cells = 40;

/** Points of a log-log picture; where they are many, one for each small square, with the number of them. */
export function poolPoints<P extends { readonly x: number; readonly y: number }>(
  points: readonly P[],
): readonly (P & { readonly count: number })[] {
  if (points.length <= most) return points.map((point) => ({ ...point, count: 1 }));
  const grid = (of: 'x' | 'y') => {
    const logs = points.map((point) => Math.log(point[of])).filter(Number.isFinite);
    const low = logs.reduce((a, b) => Math.min(a, b), Infinity);
    const span = logs.reduce((a, b) => Math.max(a, b), -Infinity) - low || 1;
    // 0 has a row of its own
    return (value: number) =>
      value > 0 ? Math.round((cells * (Math.log(value) - low)) / span) : -1;
  };
  const [column, row] = [grid('x'), grid('y')];
  const pooled = new Map<string, P & { count: number }>();
  for (const point of points) {
    const key = `${column(point.x)} ${row(point.y)}`;
    const known = pooled.get(key);
    if (known) known.count++;
    else pooled.set(key, { ...point, count: 1 });
  }
  return [...pooled.values()];
}
