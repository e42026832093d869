import type { Estimate, PassCounts } from '@bits-per-sample/core';
import {
  entropyRate,
  liveRate,
  type PopulationMean,
  populationMeans,
  type SuitableGroupSizes,
  type SuitableGroupSizesOptions,
  suitableGroupSizes,
} from '@bits-per-sample/info';

/** A value with its 95 % interval. */
type Known = Pick<Estimate, 'value' | 'lower' | 'upper'>;

/** What counts tell of one group size. */
interface GroupSizeRow {
  /** Rollouts per group, G. */
  readonly groupSize: number;
  /** Share of fresh groups of G that would be live; undefined where the counts cannot tell. */
  readonly live: Known | undefined;
  /** Rollouts per live group, G / live. */
  readonly rollouts: Known | undefined;
  /** Share of the bits that arrive through live groups; its interval is that of what lies beyond `keep`. */
  readonly kept: Known;
}

/** What counts tell of group sizes. */
export interface GroupSizeRows
  extends Pick<SuitableGroupSizes, 'smallest' | 'largest' | 'groupSize'> {
  /** Mean H(p), and over how many prompts. */
  readonly bits: PopulationMean;
  readonly rows: readonly GroupSizeRow[];
}

/** Half the width of an interval of the live share from which on it says too little. */
const VAGUE = 0.1;

/** What group sizes are judged by. */
interface Wish {
  /** Group sizes, ascending. */
  readonly candidates: readonly number[];
  /** Share of the bits that should arrive. */
  readonly keep: number;
  /** Prompt of each group. */
  readonly prompts: SuitableGroupSizesOptions['prompts'];
}

/** Live share and kept bits of each group size, for any population of prompts. */
export function groupSizeRows(
  counts: PassCounts,
  { candidates, keep, prompts }: Wish,
): GroupSizeRows {
  const { balance, ...suitable } = suitableGroupSizes(counts, { candidates, keep, prompts });
  const [bits, ...lives] = populationMeans([entropyRate, ...candidates.map(liveRate)], counts, {
    prompts,
  }) as [PopulationMean, ...PopulationMean[]];
  const rows = candidates.map((groupSize, i): GroupSizeRow => {
    const live = lives[i]!;
    const isKnown =
      live.lower > 0 && (live.biasBound === 0 || live.upper - live.lower <= 2 * VAGUE);
    const share = (x: number) => Math.min(1, Math.max(0, keep + x / bits.value));
    const { value, lower, upper } = balance[i]!;
    return {
      groupSize,
      live: isKnown ? live : undefined,
      rollouts: isKnown
        ? {
            value: groupSize / live.value,
            lower: groupSize / live.upper,
            upper: groupSize / live.lower,
          }
        : undefined,
      kept: { value: share(value), lower: share(lower), upper: share(upper) },
    };
  });
  return { ...suitable, bits, rows };
}
