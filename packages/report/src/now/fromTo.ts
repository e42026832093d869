import { formatPercent } from '@bits-per-sample/core';

/** `52 → 31 %`: a share before and now. */
export function fromTo(before: number, now: number, print = formatPercent): string {
  const [a, b] = [print(before), print(now)];
  return a.endsWith(' %') && b.endsWith(' %') ? `${a.slice(0, -2)} → ${b}` : `${a} → ${b}`;
}
