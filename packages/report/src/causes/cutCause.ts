import { formatCount, formatPercent } from '@bits-per-sample/core';
import type { NowFinding } from '../now/nowFinding.ts';
import { cause } from './cause.ts';
import type { CauseFacts } from './causeFacts.ts';
import { isCutOff } from './isCutOff.ts';

/** Answers that were cut off at the length limit, always with how many of the others are right. */
export function cutCause({ cut: reading }: Pick<CauseFacts, 'cut'>): NowFinding[] {
  if (reading === undefined || !isCutOff(reading)) return [];
  const { cut, finished, limit } = reading;
  const share = formatPercent(cut.truncatedShare);
  const count = `${formatCount(cut.truncated)} of ${formatCount(cut.known)}`;
  const among =
    finished === undefined || finished.of === 0
      ? ''
      : `Right among the finished: ${formatPercent(finished.right / finished.of)} (${formatCount(finished.right)} of ${formatCount(finished.of)}). `;
  const seems =
    limit === undefined
      ? ''
      : 'It seems a length limit cut them off; `status: COLUMN` says how each ended. ';
  const raise =
    'aise the limit first, by half at a time, until fewer than 5 % are cut; easier prompts do not finish an answer.';
  return [
    cause({
      code: 'answers-cut-off',
      metric: 'cut',
      severity: 'alarm',
      now: cut.truncatedShare,
      evidence: {
        truncated: cut.truncated,
        known: cut.known,
        limit: limit ?? null,
        finishedRight: finished?.right ?? null,
        finished: finished?.of ?? null,
      },
      fact:
        limit === undefined
          ? `${share} of the answers are cut off at the length limit: ${count}`
          : `${share} of the answers are exactly ${formatCount(limit)} tokens long, and none is longer: ${count}`,
      meaning: `${seems}${among}An answer that is cut before its result cannot be right.`,
      change: limit === undefined ? `R${raise}` : `If so, r${raise}`,
    }),
  ];
}
