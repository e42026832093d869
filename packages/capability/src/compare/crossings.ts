import type { CountBins, Estimate } from '@bits-per-sample/core';
import { leads } from './leads.ts';

/** A place where one curve overtakes the other. */
export interface Crossing {
  /**
   * The first k at which the other model is ahead or level. Between `lower` and `upper` the band
   * of the difference leaves zero on both sides; 1 and Infinity where it does not.
   */
  readonly k: Estimate<'attempts'>;
  /** Which model is ahead after it. */
  readonly overtakes: 'base' | 'trained';
  /** Whether both ends of the interval are certified, so that the curves do cross between them. */
  readonly certified: boolean;
}

/** Every change of the lead, with the nearest certified leads on both sides. */
export function crossingsOf(
  sides: readonly [CountBins, CountBins],
  ks: readonly number[],
  signs: readonly number[],
  { level, n }: { level: number; n: number },
): Crossing[] {
  const crossings: Crossing[] = [];
  let ahead = 0;
  let tied = NaN; // first k of a tie since the last lead
  for (const { k, sign } of leads(sides)) {
    if (sign === 0) {
      if (Number.isNaN(tied)) tied = k;
      continue;
    }
    if (ahead !== 0 && sign !== ahead) {
      const at = Number.isNaN(tied) ? k : tied;
      const before = ks.findLast((x, l) => x <= at && signs[l] === -sign);
      const after = ks.find((x, l) => x >= at && signs[l] === sign);
      crossings.push({
        k: {
          value: at,
          lower: before ?? 1,
          upper: after ?? Infinity,
          level,
          n,
          unit: 'attempts',
          method: 'band of the difference',
        },
        overtakes: sign === 1 ? 'trained' : 'base',
        certified: before !== undefined && after !== undefined,
      });
    }
    ahead = sign;
    tied = NaN;
  }
  return crossings;
}
