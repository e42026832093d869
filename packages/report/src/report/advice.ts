import { type Estimate, formatCount } from '@bits-per-sample/core';
import { type PopulationMean, suitableGroupSizes } from '@bits-per-sample/info';
import { type AskedGroups, observations } from './askedGroups.ts';
import { type BatchFill, readFill } from './batchFill.ts';
import type { ReportLive } from './live.ts';
import { defined, finite } from './numbers.ts';
import { GROUP_SIZES } from './rateMeans.ts';
import { ADVICE, type Warnings } from './warnings.ts';

/** What a group size would do, for prompts like these. */
export interface ReportGroupSize {
  /** Rollouts per prompt, G. */
  readonly groupSize: number;
  /** Share of live groups; null where groups of the logged size cannot tell it to ±0.1. */
  readonly live: Estimate<'probability'> | null;
  /** Rollouts per live group: G / live. */
  readonly rolloutsPerLiveGroup: number | null;
  /** Bits per rollout that arrive through live groups beyond 80 % of all of them. */
  readonly balance: Estimate<'bits/rollout'>;
}

/** What to set. */
export interface ReportAdvice {
  /** Rollouts per prompt: the present number where it is as good as any the log can tell. */
  readonly groupSize: number | null;
  /** Least size that may be enough for 80 % of the bits to arrive; null: more than 64. */
  readonly smallest: number | null;
  /** Least size that is enough beyond doubt; null: more than 64. */
  readonly largest: number | null;
  /** The run as it is. */
  readonly current: {
    /** Most common group size in the log. */
    readonly groupSize: number | null;
  };
  /** To fill a batch of 64 live groups at the present size. */
  readonly fill: BatchFill | null;
  /** The same for every candidate size. */
  readonly table: readonly ReportGroupSize[];
}

/** Half-width from which on a share is not worth its digits. */
const WIDEST = 0.1;

/** Group size, and prompts to start, for prompts like these. */
export function readAdvice(
  asked: AskedGroups | null,
  {
    live,
    lives,
    neverRight,
  }: { live: ReportLive; lives: readonly PopulationMean[]; neverRight: string | undefined },
  warnings: Warnings,
): ReportAdvice {
  const current = { groupSize: live.groupSize };
  if (current.groupSize === null)
    warnings.note(
      'no-group-size',
      'No group has a known reward.',
      'advice.current.groupSize',
      'live.groupSize',
    );
  const unknown = {
    groupSize: null,
    smallest: null,
    largest: null,
    current,
    fill: null,
    table: [],
  };
  if (asked === null || asked.kept) return unknown;
  if (neverRight !== undefined) {
    warnings.detail(
      'never-paid',
      `A group size cannot be judged while ${neverRight} is never paid.`,
      ...ADVICE,
    );
    return unknown;
  }
  const { successes, attempts } = asked.counts;
  if (!successes.some((k, i) => k > 0 && k < attempts[i]!)) {
    warnings.alarm('no-advice', noOutcomes(asked.counts), ...ADVICE);
    return unknown;
  }
  if (observations(asked) < 10) {
    warnings.detail(
      'few-prompts-for-advice',
      'Below 10 prompts no group size is advised.',
      ...ADVICE,
    );
    return unknown;
  }
  const { counts, prompts, level } = asked;
  const options = { prompts, level };
  const sizes = suitableGroupSizes(counts, { ...options, candidates: GROUP_SIZES });
  const ends = { smallest: finite(sizes.smallest), largest: finite(sizes.largest) };
  for (const [name, end] of Object.entries(ends))
    if (end === null)
      warnings.detail('beyond-64', 'Groups of 64 are not enough beyond doubt.', `advice.${name}`);
  const groupSize = within(current.groupSize, sizes);
  if (groupSize === null)
    warnings.note(
      'larger-than-64',
      'Not even groups of 64 would let 80 % of the bits arrive in live groups: pass rates are too near 0 or 1.',
      'advice.groupSize',
    );
  return {
    groupSize,
    ...ends,
    current,
    fill: readFill(asked, current.groupSize, warnings),
    table: GROUP_SIZES.map((size, i) => rowOf(size, lives[i]!, sizes.balance[i]!)),
  };
}

/** Rollouts from which on it says something that none, or each, was right. */
const ENOUGH = 100;

/** What groups without contrast say: a verifier that never or always pays looks like such prompts. */
function noOutcomes({ successes, attempts }: AskedGroups['counts']): string {
  const all = attempts.reduce((sum, n) => sum + n, 0);
  const right = successes.reduce((sum, k) => sum + k, 0);
  if (all < ENOUGH || (right > 0 && right < all))
    return `No group in this log has both outcomes, so no group size can be recommended: first change the prompts${right > 0 && right < all ? '' : right > 0 ? ' to harder ones' : ' to easier ones'}.`;
  return right === 0
    ? `Not one of ${formatCount(all)} rollouts was right. Grade ten answers by hand. Some right: the verifier or the answer parser is broken. None right: start from easier prompts or a short SFT on worked answers.`
    : `All ${formatCount(all)} rollouts were right. Read ten of them: a verifier that pays everything looks like prompts that are too easy. If they are right indeed, move to harder prompts.`;
}

/** The present size where it cannot be told from the best, else the nearer end of those. */
function within(
  current: number | null,
  { smallest, largest }: { smallest: number; largest: number },
): number | null {
  if (Number.isNaN(smallest)) return null;
  if (current === null || current < smallest) return smallest;
  return current > largest ? largest : current;
}

function rowOf(
  groupSize: number,
  share: Estimate,
  balance: Estimate<'bits/rollout'>,
): ReportGroupSize {
  const told = (share.upper - share.lower) / 2 <= WIDEST;
  return {
    groupSize,
    live: told ? (defined(share) as Estimate<'probability'> | null) : null,
    rolloutsPerLiveGroup: told ? finite(groupSize / share.value) : null,
    balance: defined(balance)!,
  };
}
