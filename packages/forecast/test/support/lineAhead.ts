import type { PassRateTrend } from '../../src/index.ts';
import { logit } from '../../src/logit.ts';

/** Log-odds at a multiple of the rollouts so far, of the straight line in ln N through their last three quarters. */
export function lineAhead({ now, seen }: PassRateTrend, horizon: number): number {
  const late = seen.rollouts.flatMap((n, i) => {
    const y = logit(seen.passRate[i]!);
    // weighed by precision: the interval is as wide as the standard deviation
    return n > now / 4 ? [{ x: Math.log(n), y, w: 1 / (logit(seen.upper[i]!) - y) ** 2 }] : [];
  });
  const total = late.reduce((sum, { w }) => sum + w, 0);
  const mean = (of: (row: (typeof late)[number]) => number) =>
    late.reduce((sum, row) => sum + row.w * of(row), 0) / total;
  const [mx, my] = [mean(({ x }) => x), mean(({ y }) => y)];
  const sxx = mean(({ x }) => (x - mx) ** 2);
  const slope = sxx > 0 ? mean(({ x, y }) => (x - mx) * (y - my)) / sxx : 0;
  return my + slope * (Math.log(horizon * now) - mx);
}
