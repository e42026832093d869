import { groupsToStart, liveShareWeights } from '@bits-per-sample/info';
import { countCells } from '../trials/countCells.ts';
import { type AskedGroups, livePrompts } from './askedGroups.ts';
import { finite } from './numbers.ts';
import type { Warnings } from './warnings.ts';

/** Prompts to start for a batch of live groups, and how likely they fill it. */
export interface FillChance {
  /** Chance that they fill it. */
  readonly chance: number;
  /** Prompts to start; null beyond 2²⁴. */
  readonly prompts: number | null;
}

/** How many prompts fill a batch of live groups. */
export interface BatchFill {
  /** Live groups that are wanted. */
  readonly liveGroups: number;
  /** Rollouts of a group. */
  readonly groupSize: number;
  /** Prompts to start so that it is full every second time, in 9 of 10, in 19 of 20. */
  readonly chances: readonly FillChance[];
}

const BATCH = 64;
const CHANCES = [0.5, 0.9, 0.95];
/** Prompts with a live group from which on the live share of others like them is known enough. */
const FEW_LIVE = 10;
/** Share of groups that may be shorter than the others, as where a reward is missing. */
const SHORT = 0.1;

/**
 * How many prompts like these fill a batch of live groups, with which chance, at the size of the run.
 *
 * The live share of each prompt is known without bias from groups of that size; what their spread
 * leaves open of the mean is taken in. Asked of these prompts alone it is not told.
 */
export function readFill(
  asked: AskedGroups,
  groupSize: number | null,
  warnings: Warnings,
): BatchFill | null {
  const unknown = (why: string): null => {
    warnings.detail(
      'fill-unknown',
      `How many prompts fill a batch is not told: ${why}.`,
      'advice.fill',
    );
    return null;
  };
  if (groupSize === null || groupSize < 2 || groupSize > 16_384)
    return unknown('of groups of two or more it is');
  if (asked.question === 'these') return unknown('it is asked of prompts like these');
  if (livePrompts(asked) < FEW_LIVE)
    return unknown(`fewer than ${FEW_LIVE} prompts had a live group`);
  const shares = liveShares(asked, groupSize);
  if (shares === undefined) return unknown(`many groups are shorter than ${groupSize}`);
  const prompts = shares.length;
  const mean = shares.reduce((sum, x) => sum + x, 0) / prompts;
  const squares = shares.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  const standardError = Math.sqrt(squares / (prompts * (prompts - 1)));
  if (!(mean > 0)) return unknown('no group was live');
  // as many groups of a known outcome as would leave that much open, and half a live one more
  const pseudo = standardError > 0 ? (mean * (1 - mean)) / standardError ** 2 - 1 : Infinity;
  const live = pseudo > 0 && pseudo < Infinity ? (pseudo * mean + 0.5) / (pseudo + 1) : mean;
  return {
    liveGroups: BATCH,
    groupSize,
    chances: CHANCES.map((probability) => ({
      chance: probability,
      prompts: finite(
        groupsToStart({ batch: BATCH, live: Math.min(1, live), standardError, probability }),
      ),
    })),
  };
}

/** Unbiased live share of each prompt at that size; undefined where many groups are shorter. */
function liveShares({ counts, prompts }: AskedGroups, groupSize: number): Float64Array | undefined {
  const { successes, attempts, of } = countCells(counts);
  const tables = new Map<number, Float64Array>();
  const weights = attempts.map((all, cell) => {
    const n = Math.min(all, 16_384);
    if (n < groupSize) return Number.NaN;
    const table = tables.get(n) ?? liveShareWeights(n, groupSize);
    tables.set(n, table);
    return table[n === all ? successes[cell]! : Math.round((successes[cell]! / all) * n)]!;
  });
  const sums = new Float64Array(of.length);
  const counted = new Float64Array(of.length);
  let short = 0;
  for (let i = 0; i < of.length; i++) {
    const weight = weights[of[i]!]!;
    if (Number.isNaN(weight)) {
      short++;
      continue;
    }
    const prompt = prompts?.[i] ?? i;
    sums[prompt]! += weight;
    counted[prompt]!++;
  }
  const shares = sums.map((sum, at) => sum / counted[at]!).filter((_, at) => counted[at]! > 0);
  return short > SHORT * of.length || shares.length < 2 ? undefined : shares;
}
