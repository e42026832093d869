import { percent } from '../report/format.ts';
import type { Report } from '../report/report.ts';

/** What the table of categories means; empty when there are no categories to compare. */
export function jaggednessNote({
  categories,
  jaggedness: { verdict, spread, reason },
}: Report): string {
  if (categories.length < 2) return '';
  if (spread === null) return `Whether categories differ beyond noise cannot be told: ${reason}.`;
  const { value, lower, upper } = spread;
  return verdict === 'jagged'
    ? `Jagged: beyond noise, true pass rates differ by ${percent(value)} (${percent(lower)} to ${percent(upper)}) between categories, as a standard deviation.`
    : `Not certified jagged: noise may explain all differences between categories (spread at most ${percent(upper)}).`;
}
