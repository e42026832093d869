import { formatBits, formatCount, formatPercent } from '@bits-per-sample/core';
import type { NowHeadline, Report } from '../report/reportShape.ts';
import { plusMinus } from './plusMinus.ts';

const liveText = ({ groups }: NowHeadline): string =>
  groups.liveShare === null ? 'cannot be told' : formatPercent(groups.liveShare);

function bitsText({ bits: { perRollout }, graded }: NowHeadline): string {
  if (perRollout === null) return graded === null ? 'cannot be told' : gradedBits(graded);
  return perRollout.value === 0 ? '0 seen' : plusMinus(perRollout, 'bits');
}

/** Bounds of the bits of a graded reward. */
function gradedBits({ bitsAtLeast, bitsAtMost }: NonNullable<NowHeadline['graded']>): string {
  const [least, most] = [bitsAtLeast?.value ?? null, bitsAtMost];
  if (least === null) return most === null ? 'cannot be told' : `${formatBits(most)} at most`;
  return most === null
    ? `${formatBits(least)} at least`
    : `${formatBits(least)} to ${formatBits(Math.max(least, most))}`;
}

const passText = ({ passRate, graded }: NowHeadline): string =>
  passRate === null
    ? graded === null
      ? 'cannot be told'
      : 'no rule'
    : plusMinus(passRate, 'percent');

/** Whether the group size is enough; what it should be stands in the details. */
function sizeText({ advice, groups, graded }: NowHeadline, { warnings }: Report): string {
  if (graded !== null) return 'no rule';
  const { groupSize, current } = advice;
  if (groupSize === null) {
    if (groups.live === 0) return 'no live group to judge by';
    const beyond = warnings.some(({ code }) => code === 'larger-than-64');
    return beyond || advice.table.length > 0 ? 'none up to 64 is enough' : 'cannot be told';
  }
  if (current.groupSize === null) return `${formatCount(groupSize)} is enough`;
  const size = formatCount(current.groupSize);
  if (groupSize === current.groupSize) return `${size} is enough`;
  return groupSize > current.groupSize
    ? `more than ${size}: ${formatCount(groupSize)}`
    : `${formatCount(groupSize)} would do`;
}

/** The numbers of a run, or of its current window, as every page prints them. */
export const headlineText = { live: liveText, bits: bitsText, pass: passText, size: sizeText };
