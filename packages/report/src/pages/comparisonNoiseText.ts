import { formatCount, formatPercent, formatPlain, formatPlural } from '@bits-per-sample/core';
import type { Comparison } from '../compare/comparison.ts';

const points = (x: number): string => (100 * Math.abs(x)).toFixed(1);
const signed = (x: number): string => `${x < 0 ? '−' : '+'}${points(x)}`;

/** What of the difference at the first try is chance, what could have been seen, and what flips. */
export function comparisonNoiseText(comparison: Comparison): string[] {
  const { noise, base, trained } = comparison;
  const { chance, moreThanChance, smallest, flips } = noise;
  const seen = trained.passRate.value - base.passRate.value;
  const texts: string[] = [];
  if (chance !== null && moreThanChance !== null && !Number.isNaN(seen))
    texts.push(
      `Chance of the tries alone moves the difference by at most ${points(chance)} points, on these prompts (${formatPercent(comparison.level)}): ${
        moreThanChance === 0
          ? `all of ${signed(seen)} may be chance`
          : `at least ${signed(moreThanChance)} is more`
      }.`,
    );
  if (smallest !== null && smallest.value >= 1)
    texts.push(`Too few: no true difference would show ${formatPercent(noise.power)} of the time.`);
  else if (smallest !== null)
    texts.push(
      `A true difference of ${points(smallest.value)} points (${points(smallest.lower)} to ${points(smallest.upper)}) shows ${formatPercent(noise.power)} of the time, a larger one more often; ${halving(comparison)}.`,
    );
  const counts = [
    ...(flips.base === null ? [] : [`${formatPlural(flips.base, 'prompt')} before`]),
    ...(flips.trained === null ? [] : [`${formatCount(flips.trained)} after`]),
  ];
  if (counts.length > 0)
    texts.push(`Flip (right in some tries, wrong in others): ${counts.join(', ')}.`);
  return texts;
}

/** How many tries halve the smallest difference, where that can be told. */
function halving({ noise: { chance, triesToHalve } }: Comparison): string {
  if (chance === null) return 'several tries a prompt would tell how much more tries can do';
  if (triesToHalve === null) return 'no number of tries halves that, more prompts do';
  return `about ${formatPlain(Number(triesToHalve.toPrecision(2)))} times the tries halve that`;
}
