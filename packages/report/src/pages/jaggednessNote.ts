import { formatCount, formatPercent } from '@bits-per-sample/core';
import type { Report } from '../report/reportShape.ts';

/** What the table of categories means; empty when there are no categories to compare. */
export function jaggednessNote({ categories, steps, jaggedness }: Report): string {
  if (categories.length < 2) return '';
  const { verdict, spread, prompts, groupsAsPrompts, reason } = jaggedness;
  if (spread === null || prompts === null)
    return `Whether categories differ beyond chance cannot be told: ${reason}.`;
  const { value, lower, upper, level } = spread;
  const rates =
    steps.length > 1 ? 'true pass rates at the steps at which they were drawn' : 'true pass rates';
  const over = groupsAsPrompts
    ? `over ${formatCount(prompts)} groups, each taken as a prompt of its own`
    : `over ${formatCount(prompts)} prompts`;
  const interval = `${formatPercent(level)} interval ${formatPercent(lower)} to ${formatPercent(upper)}, ${over}`;
  return verdict === 'jagged'
    ? `Categories differ beyond chance: their ${rates} by ${formatPercent(value)}, as a standard deviation (${interval}).`
    : `Chance may explain all differences between categories. The standard deviation of their ${rates} is at most ${formatPercent(upper)} (${interval}).`;
}
