import { type Estimate, undefinedEstimate } from '@bits-per-sample/core';
import { meanOfRows } from '../curve/meanOfRows.ts';
import type { ScoreChance } from './chanceOfScores.ts';
import type { ScoreErrors } from './scoreErrors.ts';

/**
 * Standard errors of a mean over prompts, from the chance in each and from the squares about their
 * mean. The interval is that of the mean variance; one deciding attempt or prompt is added.
 */
export function standardErrors(
  { known, all, most, grain }: Omit<ScoreChance, 'within'>,
  squares: Float64Array,
  range: number,
  level: number,
): ScoreErrors {
  const prompts = squares.length;
  const error = (
    variance: Estimate<'variance'>,
    { value, more }: { readonly value: number; readonly more: number },
  ): Estimate<'score'> => {
    const one = (x: number, added: number): number =>
      Math.min(range, Math.sqrt(x / prompts + (added / prompts) ** 2));
    return {
      ...variance,
      value: one(value, more),
      lower: one(Math.min(value, variance.lower), 0),
      upper: one(Math.max(value, variance.upper), more),
      n: prompts,
      unit: 'score',
    };
  };
  const chance = meanOfRows(known, { most, level, unit: 'variance' });
  const mean = all.reduce((sum, x) => sum + x / prompts, 0);
  // where only some prompts were tried again, their interval is stretched to the mean over all
  const stretch = chance.value > 0 ? mean / chance.value : 1;
  const stretched = { ...chance, lower: chance.lower * stretch, upper: chance.upper * stretch };
  const alone = undefinedEstimate('score', 'fewer than 2 prompts', { level, n: prompts });
  const scatter = meanOfRows(squares, { most: range * range, level, unit: 'variance' });
  const unbiased = prompts / (prompts - 1);
  return {
    these: Number.isNaN(mean)
      ? undefinedEstimate('score', 'no prompt has two attempts', { level, n: prompts })
      : error(stretched, { value: mean, more: grain }),
    sample:
      prompts < 2
        ? alone
        : error(
            { ...scatter, lower: scatter.lower * unbiased, upper: scatter.upper * unbiased },
            { value: scatter.value * unbiased, more: range },
          ),
  };
}
