import { formatCount, formatPercent } from '@bits-per-sample/core';
import { isCutOff } from '../causes/isCutOff.ts';
import type { CutReading } from '../causes/readCut.ts';
import type { Warnings } from './warnings.ts';

/** That answers were cut off, and how many of the others are right. */
export function warnAboutCut(reading: CutReading | undefined, warnings: Warnings): void {
  if (reading === undefined || !isCutOff(reading)) return;
  const { cut, finished, limit } = reading;
  const among =
    finished === undefined
      ? ''
      : ` Right among the finished: ${formatPercent(finished.right / finished.of)} (${formatCount(finished.right)} of ${formatCount(finished.of)}).`;
  const count = `${formatCount(cut.truncated)} of ${formatCount(cut.known)}`;
  const raise =
    'aise the limit first, ×1.5 at a time until fewer than 5 % are cut; easier prompts do not finish an answer.';
  warnings.alarm(
    'answers-cut-off',
    limit === undefined
      ? `${formatPercent(cut.truncatedShare)} of the answers were cut off at the length limit (${count}).${among} R${raise}`
      : `${formatPercent(cut.truncatedShare)} of the answers are exactly ${formatCount(limit)} tokens long, and none is longer: it seems a length limit cut them off (${count}; \`status: COLUMN\` says how each ended).${among} If so, r${raise}`,
  );
}
