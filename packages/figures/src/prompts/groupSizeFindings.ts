import { type FigureFinding, formatPercent, formatValue } from '@bits-per-sample/core';
import { number } from '../parts/wording.ts';
import type { GroupSizeRows } from './groupSizeRows.ts';

/** The smallest size at which enough of the bits arrive, and how many of its groups would be live. */
export function groupSizeFindings(told: GroupSizeRows, keep: number): readonly FigureFinding[] {
  const { groupSize, smallest, largest, rows } = told;
  const { live, rollouts } = rows.find((row) => row.groupSize === groupSize) ?? {};
  const enough = `${formatValue(keep, 'percent')} of the bits arrive`;
  return [
    {
      text: Number.isNaN(groupSize)
        ? `At none of these group sizes do ${enough}${Number.isNaN(smallest) ? '' : ` (${smallest} or more may be enough: these counts cannot tell)`}`
        : `Smallest of these group sizes at which ${enough}: ${groupSize}${doubt(told)}`,
      numbers: Object.fromEntries(
        Object.entries({ keep, groupSize, smallest, largest }).filter(([, x]) => !Number.isNaN(x)),
      ),
    },
    ...(live && rollouts
      ? [
          {
            text: `Of new groups of ${groupSize} ${formatPercent(live.value)} would be live (${formatPercent(live.lower)} to ${formatPercent(live.upper)}): ${number(rollouts.value)} rollouts per live group (${number(rollouts.lower)} to ${number(rollouts.upper)})`,
            numbers: {
              groupSize,
              live: live.value,
              liveLower: live.lower,
              liveUpper: live.upper,
              rollouts: rollouts.value,
              rolloutsLower: rollouts.lower,
              rolloutsUpper: rollouts.upper,
            },
          },
        ]
      : []),
  ];
}

/** The sizes that the counts cannot tell from the chosen one. */
function doubt({ smallest, largest }: GroupSizeRows): string {
  if (smallest === largest) return '';
  return Number.isNaN(largest)
    ? ` (${smallest} or more: these counts cannot tell)`
    : ` (${smallest} to ${largest} are as good as these counts can tell)`;
}
