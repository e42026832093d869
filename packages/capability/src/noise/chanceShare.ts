import { type Estimate, studentQuantile, undefinedEstimate } from '@bits-per-sample/core';
import { meanOfRows } from '../curve/meanOfRows.ts';
import type { ScoreChance } from './chanceOfScores.ts';

/**
 * Share of the variance of some means that is chance: mean of their own variances over the variance
 * between them, kept in [0, 1]. Its interval is the wider of two: made of the intervals of both
 * (MOVER for a ratio, Donner & Zou 2012), which keep their width where no chance was seen; and ± t
 * standard errors of the linearised ratio, which knows that few prompts may move both.
 */
export function chanceShare(
  { known, all, most }: Omit<ScoreChance, 'within' | 'grain'>,
  squares: Float64Array,
  range: number,
  level: number,
): Estimate<'share'> {
  const n = squares.length;
  const why = (reason: string) => undefinedEstimate('share', reason, { level, n });
  if (n < 3) return why('fewer than 3 prompts');
  const chance = all.reduce((sum, x) => sum + x / n, 0);
  if (Number.isNaN(chance)) return why('no prompt has two attempts');
  const scatter = meanOfRows(squares, { most: range * range, level, unit: 'variance' });
  if (!(scatter.value > 0)) return why('all means are equal');
  const own = meanOfRows(known, { most, level, unit: 'variance' });
  const stretch = own.value > 0 ? chance / own.value : 1;
  const bessel = n / (n - 1);
  const [v, t] = [chance, scatter.value * bessel];
  const [low, high] = [own.lower * stretch, own.upper * stretch];
  const [least, greatest] = [scatter.lower * bessel, scatter.upper * bessel];
  const [belowV, aboveV] = [low * (2 * v - low), high * (2 * v - high)];
  const [belowT, aboveT] = [least * (2 * t - least), greatest * (2 * t - greatest)];
  const root = (a: number, b: number): number => Math.sqrt(Math.max(0, (v * t) ** 2 - a * b));
  const lower = v > 0 ? belowV / (v * t + root(belowV, aboveT)) : 0;
  const upper = belowT > 0 ? (v * t + root(aboveV, belowT)) / belowT : 1;
  // what moves both parts at once shows in how far each prompt is off the ratio
  const off = all.reduce((sum, x, i) => sum + (x - (v / t) * squares[i]! * bessel) ** 2, 0);
  const margin = (studentQuantile((1 + level) / 2, n - 1) * Math.sqrt(off / (n - 1) / n)) / t;
  const kept = (x: number): number => Math.min(1, Math.max(0, x));
  return {
    value: kept(v / t),
    lower: kept(Math.min(lower, v / t - margin)),
    upper: kept(Math.max(upper, v / t + margin)),
    level,
    n,
    unit: 'share',
    method: 'variance components, MOVER and linearised',
  };
}
