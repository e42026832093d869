import { formatCount, formatPercent } from '@bits-per-sample/core';
import type { Report } from '../report/reportShape.ts';
import { plusMinus } from './plusMinus.ts';

const percent = (x: number | null | undefined): string =>
  x === null || x === undefined ? '–' : formatPercent(x);

/** Groups by the age of their rollouts, and what discarding all that is older would cost. */
export function stalenessRows({ staleness }: Report): readonly (readonly string[])[] {
  if (staleness === null || staleness.byLag.length < 2) return [];
  const { byLag, caps } = staleness;
  return [
    ['lag', 'groups', 'live', 'right', 'all wrong', 'bits', 'older', 'right', 'all wrong'],
    ...byLag.map(({ lag, groups, liveShare, passRate, allWrongShare, bits }) => {
      const cap = caps.find((one) => one.lag === lag);
      return [
        String(lag),
        formatCount(groups),
        percent(liveShare),
        percent(passRate),
        percent(allWrongShare),
        bits === null ? '–' : plusMinus(bits, 'bits'),
        percent(cap?.discardedShare),
        percent(cap?.passRate?.discarded),
        percent(cap?.allWrongShare?.discarded),
      ];
    }),
  ];
}
