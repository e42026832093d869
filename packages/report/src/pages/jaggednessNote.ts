import { formatPercent } from '@bits-per-sample/core';
import type { Report } from '../report/reportShape.ts';

/** What the table of categories means; empty when there are no categories to compare. */
export function jaggednessNote({
  categories,
  jaggedness: { verdict, spread, reason },
}: Report): string {
  if (categories.length < 2) return '';
  if (spread === null) return `Whether categories differ beyond noise cannot be told: ${reason}.`;
  const { value, lower, upper } = spread;
  return verdict === 'jagged'
    ? `Jagged: beyond noise, true pass rates differ by ${formatPercent(value)} (${formatPercent(lower)} to ${formatPercent(upper)}) between categories, as a standard deviation.`
    : `Not certified jagged: noise may explain all differences between categories (spread at most ${formatPercent(upper)}).`;
}
