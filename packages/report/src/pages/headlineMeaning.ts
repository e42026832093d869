import { formatCount, formatPlain } from '@bits-per-sample/core';
import type { Finding } from '../report/finding.ts';
import type { NowHeadline } from '../report/reportShape.ts';
import { asSentence } from './findingWords.ts';
import { plusMinus } from './plusMinus.ts';

function meaningOfLive(finding: Finding | undefined): string {
  if (finding === undefined) return '';
  if (finding.code === 'live-unknown') return asSentence(finding.detail);
  return finding.meaning;
}

function meaningOfBits(
  { bits, graded }: NowHeadline,
  finding: Finding | undefined,
  short: boolean,
): string {
  if (graded !== null) return gradedText(graded);
  if (bits.perRollout === null) return finding === undefined ? '' : asSentence(finding.detail);
  const scale = '0: every reward was certain. 1: every reward was a fair coin.';
  return short ? scale : `${scale} How much of this training takes up, rewards cannot tell.`;
}

/** What the bounds of a graded reward rest on. */
function gradedText({
  values,
  resolution,
  ties,
  bitsAtLeast,
  bitsAtMost,
}: NonNullable<NowHeadline['graded']>): string {
  const levels =
    values === null
      ? 'The reward takes more than 64 values.'
      : `The reward takes ${formatCount(values)} values${resolution === null ? '' : `, ${formatPlain(resolution)} apart at least`}.`;
  if (ties === null)
    return `${levels} How often two answers to a prompt get the same one the log does not tell.`;
  if (bitsAtLeast === null)
    return `${levels} Two answers to a prompt got the same one too seldom to bound the bits.`;
  const least = `At least by how often two answers to a prompt get the same reward (${plusMinus(ties, 'percent')})`;
  return `${levels} ${least}${bitsAtMost === null ? '' : ', at most by all rewards together'}.`;
}

/** What the numbers mean, in words; why one cannot be told. */
export const headlineMeaning = { live: meaningOfLive, bits: meaningOfBits };
