import { type Estimate, undefinedEstimate } from '@bits-per-sample/core';
import { liveGroupRatio } from '@bits-per-sample/info';
import { type AskedGroups, livePrompts } from './askedGroups.ts';
import { defined } from './numbers.ts';
import type { Warnings } from './warnings.ts';

/** Fresh groups of the size of the run, drawn for prompts like these. */
export interface ReportLive {
  /** Rollouts of a group, G: the most common number in the log. */
  readonly groupSize: number | null;
  /** Share of such groups that is live: mean 1 − p^G − (1 − p)^G. */
  readonly share: Estimate<'probability'> | null;
  /** Share of all bits that arrives in live groups. */
  readonly bitsShare: Estimate<'share'> | null;
  /** Bits of a rollout in a live group. */
  readonly bitsPerRollout: Estimate<'bits/rollout'> | null;
}

/** Fewer prompts with a live group tell a ratio in lucky logs only, and those mislead. */
const FEW_LIVE = 50;

/** What fresh groups would be, and what live ones carry. */
export function readLive(
  asked: AskedGroups | null,
  { groupSize, share }: { groupSize: number | null; share: Estimate | undefined },
  warnings: Warnings,
): ReportLive {
  const unknown = { groupSize, share: null, bitsShare: null, bitsPerRollout: null };
  if (asked === null || groupSize === null) return unknown;
  const { counts, prompts, level, kept } = asked;
  if (share === undefined || kept) {
    warnings.detail(
      'live-share-unknown',
      kept
        ? 'What share of fresh groups would be live cannot be told from a log that holds live groups only.'
        : `What share of groups of ${groupSize} would be live is not told.`,
      'live.share',
      'live.bitsShare',
      'live.bitsPerRollout',
    );
    return unknown;
  }
  const live = livePrompts(asked);
  const ratio = (which: 'share' | 'bits'): Estimate<string> =>
    live < FEW_LIVE
      ? undefinedEstimate(which, `fewer than ${FEW_LIVE} prompts had a live group`, { level })
      : liveGroupRatio(counts, { which, groupSize, prompts, level });
  const [bitsShare, bitsPerRollout] = [ratio('share'), ratio('bits')];
  for (const [field, { value, method }] of [
    ['live.bitsShare', bitsShare],
    ['live.bitsPerRollout', bitsPerRollout],
  ] as const)
    if (Number.isNaN(value))
      warnings.detail(
        'live-bits-unknown',
        `What live groups carry cannot be told: ${method.replace(/^undefined: /, '')}.`,
        field,
      );
  const told = defined(share) as Estimate<'probability'> | null;
  if (told === null)
    warnings.detail('live-share-unknown', 'No group holds two rollouts.', 'live.share');
  return {
    groupSize,
    share: told,
    bitsShare: defined(bitsShare as Estimate<'share'>),
    bitsPerRollout: defined(bitsPerRollout as Estimate<'bits/rollout'>),
  };
}
