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
  if (bitsAtLeast === null)
    return bitsAtMost === null ? 'cannot be told' : `${formatBits(bitsAtMost)} at most`;
  // no finer digits than the interval of the lower bound has, and no bound that says more
  const half = (bitsAtLeast.upper - bitsAtLeast.lower) / 2;
  const scale = half < 0.1 ? 100 : 10;
  const print = (x: number, round: (x: number) => number): string =>
    (round(x * scale) / scale).toFixed(half < 0.1 ? 2 : 1);
  const least = print(bitsAtLeast.value, Math.floor);
  return bitsAtMost === null
    ? `${least} at least`
    : `${least} to ${print(Math.max(bitsAtLeast.value, bitsAtMost), Math.ceil)}`;
}

const passText = ({ passRate, graded }: NowHeadline): string =>
  passRate === null
    ? graded === null
      ? 'cannot be told'
      : 'no rule'
    : plusMinus(passRate, 'percent');

/** Share of the groups that have one size, from which on it is that of the run. */
const ONE_SIZE = 0.8;

/** Whether the group size is enough; what it should be stands in the details. */
function sizeText({ advice, groups, graded }: NowHeadline, { warnings }: Report): string {
  if (graded !== null) return 'no rule';
  const { groupSize, smallest, largest } = advice;
  if (groupSize === null) {
    if (groups.live === 0) return 'no live group to judge by';
    const beyond = warnings.some(({ code }) => code === 'larger-than-64');
    return beyond || advice.table.length > 0 ? 'none up to 64 is enough' : 'cannot be told';
  }
  // from 2 to more than 64 alike: the log knows nothing of it
  if (largest === null && smallest === 2) return 'cannot be told';
  const now = sizeOf(groups, advice.current.groupSize);
  const size = formatCount(groupSize);
  if (now === null || groupSize === now)
    return `${size} ${largest !== null && largest <= 2 * groupSize ? 'is' : 'may be'} enough`;
  if (groupSize < now) return `${size} would do`;
  // where the log cannot tell how many are enough it names no number
  return `more than ${formatCount(now)}${largest === null ? '' : `: ${size}`}`;
}

/** The size of nearly all groups; null where they differ. */
function sizeOf({ sizes }: NowHeadline['groups'], size: number | null): number | null {
  const all = Object.values(sizes ?? {}).reduce((sum, n) => sum + n, 0);
  return size !== null && (sizes?.[size] ?? 0) >= ONE_SIZE * all ? size : null;
}

/** The numbers of a run, or of its current window, as every page prints them. */
export const headlineText = { live: liveText, bits: bitsText, pass: passText, size: sizeText };
