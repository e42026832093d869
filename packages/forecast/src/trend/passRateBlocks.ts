import { constants } from '../constants.ts';
import type { Observations } from './filterComponent.ts';

/** The columns with one design effect a step. */
export type CountColumns = Record<
  'rollouts' | 'successes' | 'attempts' | 'designEffect',
  Float64Array
>;

/** Steps pooled into cells that are equal in ln N: the mean of N, log-odds and their variance, of each cell with steps. */
export function passRateBlocks(
  { rollouts, successes, attempts, designEffect }: CountColumns,
  now: number,
): Observations {
  const { cells, edges } = constants;
  const first = Math.log(edges[0] * rollouts.reduce((a, b) => Math.min(a, b), Infinity));
  const width = (Math.log(edges[1] * now) - first) / cells;
  const sums = Array.from({ length: cells }, () => ({ n: 0, k: 0, place: 0, effect: 0 }));
  for (let i = 0; i < rollouts.length; i++) {
    const cell = Math.floor((Math.log(rollouts[i]!) - first) / width);
    const sum = sums[Math.max(0, Math.min(cells - 1, cell))]!;
    sum.n += attempts[i]!;
    sum.k += successes[i]!;
    sum.place += attempts[i]! * rollouts[i]!;
    sum.effect += attempts[i]! * designEffect[i]!;
  }
  const blocks = sums
    .filter(({ n }) => n > 0)
    .map(({ n, k, place, effect }) => ({
      rollouts: place / n,
      logit: Math.log((k + 0.5) / (n - k + 0.5)),
      variance: (effect / n) * (1 / (k + 0.5) + 1 / (n - k + 0.5)),
    }));
  return {
    rollouts: blocks.map((block) => block.rollouts),
    logit: blocks.map((block) => block.logit),
    variance: blocks.map((block) => block.variance),
  };
}
